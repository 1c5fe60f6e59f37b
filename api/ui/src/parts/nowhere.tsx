import { common } from "../common.words";
import { to } from "../route";
import { useWords } from "../words";
import { Heading } from "./page";

export function Nowhere() {
  const say = useWords(common);
  return (
    <>
      <Heading title={say.nowhere} lead={say.nowhereLead} />
      <p>
        <a href={to()}>{say.home}</a>
      </p>
    </>
  );
}
