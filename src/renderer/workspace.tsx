/** Placeholder until its panes are here. */
export function Workspace() {
  return <div />;
}
