!macro customInstall
  nsExec::Exec 'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\bin\path.ps1" -Do Add'
  Pop $0
!macroend

!macro customUnInstall
  ; An update removes the version before it; the folder stays the same.
  ${ifNot} ${isUpdated}
    nsExec::Exec 'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\bin\path.ps1" -Do Remove'
    Pop $0
  ${endIf}
!macroend
