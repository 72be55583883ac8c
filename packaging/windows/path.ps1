# Puts the folder of keyturn.cmd on the PATH of the person who installs, or takes it off again. Written through the
# registry's own calls: setx cuts a long PATH short, and others replace the variables inside of it by their values.
param([Parameter(Mandatory)][ValidateSet('Add', 'Remove')][string]$Do)
$folder = $PSScriptRoot.TrimEnd('\')
$key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
$path = [string]$key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
$parts = @($path.Split(';') | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $folder })
if ($Do -eq 'Add') { $parts += $folder }
$key.SetValue('Path', ($parts -join ';'), [Microsoft.Win32.RegistryValueKind]::ExpandString)
$key.Close()
# Programs that run learn of a change only when a variable is set through this call.
[Environment]::SetEnvironmentVariable('KeyturnPathChanged', '1', 'User')
[Environment]::SetEnvironmentVariable('KeyturnPathChanged', $null, 'User')
