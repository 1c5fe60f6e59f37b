/** What pages keep of the graph between them is kept until the graph is changed from here. */

const forgetting = new Set<() => void>();

/** Have something forgotten when the graph changes. */
export function whenGraphChanges(forget: () => void): void {
  forgetting.add(forget);
}

/** To be called after a load, an undo or decisions; answers themselves are asked for anew with their ETags. */
export function graphChanged(): void {
  for (const forget of forgetting) forget();
}
