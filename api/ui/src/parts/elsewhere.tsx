/** A thing that the choice of statements leaves out: without a word it would look as if nothing were known of it. */

import { common } from "../common.words";
import { here } from "../route";
import { useWords } from "../words";
import { isMadeUp } from "./marks";
import { Notice, Section } from "./page";

/** Whether a thing of this status is left out where these statements are shown. */
export function isElsewhere({ status }: { status: string }, show: string): boolean {
  return show !== "both" && isMadeUp({ status }) !== (show === "example");
}

export function Elsewhere({ of: { status }, say }: ElsewhereProps) {
  const all = useWords(common);
  const fictional = isMadeUp({ status });
  const link = (
    <a href={here({ show: fictional ? "example" : "real" })}>{fictional ? all.showExample : say.showReal}</a>
  );
  return (
    <Section title={say.known}>
      <Notice more={link}>{fictional ? say.madeUpHere : say.realHere}</Notice>
    </Section>
  );
}

interface ElsewhereProps {
  of: { status: string };
  /** How its page says so. */
  say: { known: string; showReal: string; madeUpHere: string; realHere: string };
}
