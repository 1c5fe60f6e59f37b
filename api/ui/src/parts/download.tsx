/** A button that fetches a file the API makes; a plain link could not send the key. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { download } from "../api/client";
import { ProblemView } from "./problem";

export function Download({ address, name, children }: { address: string; name: string; children: ComponentChildren }) {
  const [problem, setProblem] = useState<Error>();
  const fetchFile = () => {
    setProblem(undefined);
    download(address, name).catch(setProblem);
  };
  return (
    <>
      <button type="button" onClick={fetchFile}>
        {children}
      </button>
      {problem && <ProblemView problem={problem} />}
    </>
  );
}
