/** What every page begins with, and what it shows until, or instead of, an answer. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Asked } from "../api/use";
import { common } from "../common.words";
import { useWords } from "../words";
import { ProblemView } from "./problem";

/** Whether the reader came here from another page of ours: then the heading takes the focus. */
let pagesSeen = 0;

/** The page's title, also the window's. A reader who came here by a link lands on it. */
export function Heading({ title, lead, mark, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – GapBridge`;
  }, [title]);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen === 1) return;
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  return (
    <div class="heading">
      <h1 tabIndex={-1} ref={heading}>
        {title}
        {mark && <> {mark}</>}
      </h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
  );
}

interface HeadingProps {
  title: string;
  lead?: ComponentChildren;
  mark?: ComponentChildren;
  children?: ComponentChildren;
}

/**
 * An answer, or what became of it. A failed question says so; an old answer is dimmed until the new one is here.
 * `alone`: the page has no heading until there is an answer.
 */
export function Await<Value>({ asked, alone = false, children }: AwaitProps<Value>) {
  const say = useWords(common);
  if (asked.problem) return <ProblemView problem={asked.problem} again={asked.again} alone={alone} />;
  return (
    <>
      {asked.waiting && (
        <p class="loading" role="status">
          {say.loading}
        </p>
      )}
      {asked.value !== undefined && (
        <div class="answer" aria-busy={asked.waiting ? "true" : undefined}>
          {children(asked.value)}
        </div>
      )}
    </>
  );
}

interface AwaitProps<Value> {
  asked: Asked<Value>;
  alone?: boolean;
  children: (value: Value) => ComponentChildren;
}

/** In place of what is not there: what that means, and what to do. */
export function Notice({ children, more }: { children: ComponentChildren; more?: ComponentChildren }) {
  return (
    <div class="notice">
      <p>{children}</p>
      {more && <p>{more}</p>}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, lead, children, wide }: SectionProps) {
  return (
    <section class={wide ? "section wide" : "section"}>
      <h2>{title}</h2>
      {lead && <p class="hint">{lead}</p>}
      {children}
    </section>
  );
}

interface SectionProps {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
  wide?: boolean;
}
