/** One value chain: its stages, who takes them, what is missing or thin, and what if somebody left. */

import { type Answer, located } from "../api/client";
import { useAsk } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Chain, StageMark } from "../parts/chain";
import { Download } from "../parts/download";
import { Figure } from "../parts/figure";
import { Hint, MadeUp, MadeUpBanner } from "../parts/marks";
import { Names, ORGANISATION, STAGE } from "../parts/names";
import { Await, Heading, Section } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { WhatIf } from "../parts/what_if";
import { whatIfWords } from "../parts/what_if.words";
import { changeOwn, scope, to, useRoute } from "../route";
import type { PageProps } from "../routes";
import { fill, useWords } from "../words";
import { MissingStages, SeenFrom } from "./chain_missing";
import { chainsWords } from "./chains.words";

export type Study = Answer<"/v1/value-chains/study">;
const FEW = 4;

type Stage = Study["stages"][number];

export default function ChainPage({ id }: PageProps) {
  const route = useRoute();
  const { seen } = route.own;
  const query = { ...scope(route), chain: id, ...(seen && { cluster: [seen] }) };
  const study = useAsk({ path: "/v1/value-chains/study", query });
  return (
    <Await asked={study} alone>
      {(value) => <Shown id={id} study={value} />}
    </Await>
  );
}

function Shown({ id, study }: { id: string; study: Study }) {
  const say = useWords(chainsWords);
  const format = useFormat();
  const route = useRoute();
  const { leaves, seen } = route.own;
  const setLeaving = (member: string) => changeOwn({ leaves: member });
  const chosen = study.stages.find((stage) => stage.stage_id === route.own.stage) ?? study.stages[0];
  const told = (stage: Stage) => {
    if (stage.performer_count > 0) return format.count(stage.performer_count, say.performers);
    return stage.outside_count > 0 ? format.count(stage.outside_count, say.elsewhereCount) : say.nobody;
  };
  return (
    <>
      <Heading
        title={study.title}
        mark={<MadeUp statuses={study.statuses} />}
        lead={<a href={to("chains")}>{say.all}</a>}
      />
      <SeenFrom seen={seen ?? ""} />
      <MadeUpBanner of={[study]} />
      <Figure caption={say.drawn} name="value-chain">
        <div class="scroll">
          <Chain
            stages={study.stages}
            chosen={chosen?.stage_id}
            label={study.title}
            told={told}
            onChoose={(stage) => changeOwn({ stage: stage.stage_id })}
          />
        </div>
        <ul class="legend">
          <li>
            <StageMark kind="missing" /> {say.hatched}
          </li>
          <li>
            <StageMark kind="single" /> {say.heavy}
          </li>
        </ul>
      </Figure>
      <div class="two">
        {chosen && <StageDetail stage={chosen} study={study} onLeave={setLeaving} />}
        {leaves ? (
          <WhatIf member={leaves} name={study.organisation_names[leaves] ?? leaves} onClose={() => setLeaving("")} />
        ) : (
          <Depended study={study} onLeave={setLeaving} />
        )}
      </div>
      <MissingStages missing={study.missing_stages} />
      <Findings study={study} />
      <p class="actions under">
        {(["html", "docx"] as const).map((kind) => (
          <Download
            key={kind}
            address={located(`/v1/report/chain/${encodeURIComponent(id)}`, { ...scope(route), format: kind })}
            name={`${id}.${kind}`}
          >
            {say.report} ({kind.toUpperCase()})
          </Download>
        ))}
      </p>
    </>
  );
}

function StageDetail({ stage, study, onLeave }: { stage: Stage; study: Study; onLeave: (member: string) => void }) {
  const what = useWords(whatIfWords);
  const say = useWords(chainsWords);
  const members = new Set(study.organisations.map((one) => one.organisation_id));
  return (
    <Section title={stage.stage_name}>
      <dl class="card detail-list" aria-live="polite">
        <dt>{say.does}</dt>
        <dd>
          {stage.performer_ids.length === 0 && <Hint>{say.nobody}</Hint>}
          <ul class="plain">
            {stage.performer_ids.map((id) => (
              <li key={id}>
                <span class="noun">{study.organisation_names[id] ?? id}</span>{" "}
                {members.has(id) && (
                  <button type="button" class="small" onClick={() => onLeave(id)}>
                    {what.leaves}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </dd>
        {stage.outside_ids.length > 0 && (
          <>
            <dt>{say.outside}</dt>
            <dd>
              <Names ids={stage.outside_ids} of={ORGANISATION} />
            </dd>
          </>
        )}
        {stage.needed_for_ids.length > 0 && (
          <>
            <dt>{say.neededFor}</dt>
            <dd>
              <Names ids={stage.needed_for_ids} of={STAGE} />
            </dd>
          </>
        )}
        <dt>{say.source}</dt>
        <dd>
          <SourceRefs ids={stage.source_ids} />
        </dd>
      </dl>
    </Section>
  );
}

/** Members without whom others would be cut off from each other. */
function Depended({ study, onLeave }: { study: Study; onLeave: (member: string) => void }) {
  const what = useWords(whatIfWords);
  const say = useWords(chainsWords);
  const points = study.network.single_points;
  return (
    <Section title={say.points}>
      {points.length === 0 ? (
        <Names ids={[]} of={ORGANISATION} />
      ) : (
        <ul class="card plain">
          {points.map((point) => (
            <li key={point.member_id}>
              {fill(say.point, { name: point.member_name })}{" "}
              <Names ids={point.cut_off_ids} of={ORGANISATION} most={3} />{" "}
              <button type="button" class="small" onClick={() => onLeave(point.member_id)}>
                {what.leaves}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Findings under UNIDO's headings. */
function Findings({ study }: { study: Study }) {
  const say = useWords(chainsWords);
  const all = useWords(common);
  return (
    <Section title={say.findings}>
      <div class="flowing">
        {study.headings.map((heading) => (
          <section class="card" key={heading.key}>
            <h3>{heading.title}</h3>
            {heading.nothing_known && (
              <p>
                <Hint>{say.nothingKnown}</Hint>
              </p>
            )}
            <FindingList findings={heading.findings.slice(0, FEW)} />
            {heading.findings.length > FEW && (
              <details>
                <summary>{fill(all.andMore, { n: heading.findings.length - FEW })}</summary>
                <FindingList findings={heading.findings.slice(FEW)} />
              </details>
            )}
          </section>
        ))}
      </div>
    </Section>
  );
}

function FindingList({ findings }: { findings: Study["headings"][number]["findings"] }) {
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={finding.sentence}>
          {finding.sentence} <Hint>{finding.action}</Hint> <SourceRefs ids={finding.source_ids} />
        </li>
      ))}
    </ul>
  );
}
