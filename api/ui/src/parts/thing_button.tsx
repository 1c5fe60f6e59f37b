/** A thing of a graph as a button that chooses it: what is beside the drawing is pressed like what is in it. */

import { KindMark } from "./kind_mark";

export function ThingButton({ thing, onChoose }: ThingButtonProps) {
  return (
    <button type="button" class="plainly" onClick={() => onChoose(thing.id)}>
      <KindMark kind={thing.kind} madeUp={thing.madeUp} />{" "}
      <span lang={thing.inEnglish ? "en" : undefined}>{thing.label}</span>
    </button>
  );
}

interface ThingButtonProps {
  thing: { id: string; kind: string; label: string; madeUp: boolean; inEnglish: boolean };
  onChoose: (id: string) => void;
}
