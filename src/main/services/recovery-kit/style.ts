/** The one stylesheet of a printed page: black on white whatever the theme, on A4 and Letter alike. */
export const KIT_STYLE = `
@page { margin: 16mm 16mm 18mm; }
:root { color-scheme: only light; }
* { box-sizing: border-box; }
html { background: #fff; }
body {
  max-width: 178mm; margin: 0 auto; padding: 28px 24px 48px;
  color: #000; background: #fff;
  font: 10.5pt/1.5 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
:lang(zh) body, body:lang(zh) { line-height: 1.6; }
header { display: flex; align-items: flex-start; justify-content: space-between; gap: 24px; }
h1 { margin: 0; font-size: 20pt; line-height: 1.25; }
h2 { margin: 22px 0 8px; padding-bottom: 3px; border-bottom: 1px solid #000; font-size: 12.5pt; break-after: avoid; }
p { margin: 0 0 8px; }
.lead { max-width: 62ch; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 12px 0 0; }
dt { color: #333; }
dd { margin: 0; overflow-wrap: anywhere; }
code, .code li { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.code {
  display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px 10px;
  margin: 10px 0 12px; padding: 16px 18px; border: 1.5px solid #000;
  list-style: none; counter-reset: group; break-inside: avoid;
}
.code li { font-size: 17pt; font-weight: 600; line-height: 1.15; letter-spacing: .06em; counter-increment: group; }
.code li::before {
  content: counter(group); display: block; color: #333;
  font: 8pt/1.3 system-ui, sans-serif; letter-spacing: 0;
}
.line { display: flex; align-items: flex-end; gap: 10px; margin-top: 14px; break-inside: avoid; }
.line i { flex: 1; height: 20px; border-bottom: 1px solid #000; }
ol.steps { margin: 0; padding-inline-start: 22px; }
.steps li { margin-bottom: 6px; break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.4; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 4px 10px 4px 0; border-bottom: .5pt solid #777; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { border-bottom-color: #000; }
td code { overflow-wrap: break-word; }
dl + table, dl + .first { margin-top: 12px; }
td:first-child, th:first-child { width: 24px; }
.box { display: inline-block; width: 11px; height: 11px; margin-top: 3px; border: 1px solid #000; }
.first { font-weight: 600; }
.print {
  flex: none; padding: 7px 16px; border: 1px solid #000; border-radius: 6px; background: #000;
  color: #fff; font-weight: 600; text-decoration: none;
}
.print:focus-visible { outline: 2px solid #000; outline-offset: 2px; }
.note { color: #333; font-size: 9pt; }
@media print { body { max-width: none; padding: 0; } .print { display: none; } }
`;
