@echo off
rem The command line of Keyturn: the app itself, told to open no window. cmd waits for a program that a batch file starts.
"%~dp0..\..\Keyturn.exe" cli %*
exit /b %ERRORLEVEL%
