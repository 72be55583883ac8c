import { createContext, type ReactNode, use, useCallback, useId, useLayoutEffect, useState } from 'react';

interface Stack {
  readonly top: string | null;
  readonly over: ReactNode;
  /** Returns the way out. */
  enter(id: string): () => void;
}

const StackContext = createContext<Stack | null>(null);

export interface OverDialogsProps {
  /** A dialog that may come up over any other, or null. */
  readonly over: ReactNode;
  readonly children: ReactNode;
}

/**
 * Shows one dialog over whatever is open: inside of the topmost dialog, so that focus, Escape and presses outside are
 * the upper one's alone, or by itself where none is open.
 */
export function OverDialogs({ over, children }: OverDialogsProps) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const enter = useCallback((id: string) => {
    setOpen((before) => [...before, id]);
    return () => setOpen((before) => before.filter((other) => other !== id));
  }, []);
  return (
    <StackContext value={{ top: open.at(-1) ?? null, over, enter }}>
      {children}
      {open.length === 0 && <Alone>{over}</Alone>}
    </StackContext>
  );
}

function Alone({ children }: { readonly children: ReactNode }) {
  return <StackContext value={null}>{children}</StackContext>;
}

/** What a dialog renders among its own content: the one over it, while it is the topmost. */
export function useOverDialog(open: boolean): ReactNode {
  const id = useId();
  const stack = use(StackContext);
  const enter = stack?.enter;
  useLayoutEffect(() => (open ? enter?.(id) : undefined), [open, enter, id]);
  return stack !== null && stack.top === id ? <Alone>{stack.over}</Alone> : null;
}
