/** What a member and its clusters lack, what it could teach, where it could join in, and events to come. */

import { common } from "../common.words";
import { useFormat } from "../format";
import { CompetenceName, competenceColumn, sourceColumn, useEventColumns } from "../parts/columns";
import { Hint, MadeUp } from "../parts/marks";
import { ClusterLink, ClusterLinks, COMPETENCE, Names, ORGANISATION } from "../parts/names";
import { Notice, Section } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { fill, useWords } from "../words";
import type { Benefits } from "./member";
import { memberWords } from "./member.words";
import { EventNames, namesOf, People } from "./member_people";

type Sheet = { sheet: Benefits };

export function Needs({ sheet }: Sheet) {
  const say = useWords(memberWords);
  const format = useFormat();
  const columns = useNeedColumns();
  return (
    <Section title={say.needs}>
      {sheet.needs.length === 0 ? (
        <Notice more={say.noNeedsMore}>{say.noNeeds}</Notice>
      ) : (
        <Table
          caption={format.count(sheet.needs.length, say.needCount)}
          name="needs"
          columns={columns}
          rows={sheet.needs}
          id={(need) => need.competence_id}
        />
      )}
    </Section>
  );
}

function useNeedColumns(): Column<Benefits["needs"][number]>[] {
  const say = useWords(memberWords);
  const all = useWords(common);
  return [
    {
      key: "competence",
      head: say.competence,
      part: 21,
      value: (need) => need.competence_name,
      cell: (need) => (
        <>
          <CompetenceName row={need} />
          {need.offered_by_member && <span class="hint block">{say.offersToo}</span>}
          {need.remedies.includes("organisational_change") && <span class="hint block">{say.organisational}</span>}
        </>
      ),
    },
    {
      key: "lacked_by",
      head: say.lackedBy,
      part: 17,
      value: (need) => [...(need.own ? [say.itself] : []), ...need.cluster_ids].join("; "),
      cell: (need) => (
        <>
          {need.own && <div>{say.itself}</div>}
          {need.cluster_ids.length > 0 && <ClusterLinks ids={need.cluster_ids} />}
        </>
      ),
    },
    {
      key: "own_helpers",
      head: say.ownHelpers,
      part: 18,
      value: (need) => namesOf(need.own_helpers),
      cell: (need) => <People of={need.own_helpers} count={need.own_helper_count} />,
    },
    {
      key: "other_helpers",
      head: say.otherHelpers,
      part: 18,
      value: (need) => namesOf(need.other_helpers),
      cell: (need) => <People of={need.other_helpers} count={need.other_helper_count} />,
    },
    {
      key: "events",
      head: say.taughtAt,
      part: 16,
      value: (need) => need.events.map((event) => event.event_name).join("; "),
      cell: (need) => <EventNames of={need.events} />,
    },
    sourceColumn(all.source, 10),
  ];
}

export function Offers({ sheet }: Sheet) {
  const say = useWords(memberWords);
  const all = useWords(common);
  const format = useFormat();
  type Offer = Benefits["offers"][number];
  const own = (offer: Offer) => offer.learners.filter((learner) => learner.own);
  const others = (offer: Offer) => offer.learners.filter((learner) => !learner.own);
  const columns: Column<Offer>[] = [
    competenceColumn(say.competence, 26),
    {
      key: "own_learners",
      head: say.ownLearners,
      part: 30,
      value: (offer) => namesOf(own(offer)),
      cell: (offer) => <People of={own(offer)} count={offer.own_learner_count} />,
    },
    {
      key: "other_learners",
      head: say.otherLearners,
      part: 30,
      value: (offer) => namesOf(others(offer)),
      cell: (offer) => <People of={others(offer)} count={offer.learner_count - offer.own_learner_count} />,
    },
    sourceColumn(all.source, 14),
  ];
  return (
    <Section title={say.offers}>
      {sheet.offers.length === 0 ? (
        <Notice>{say.noOffers}</Notice>
      ) : (
        <Table
          caption={format.count(sheet.offers.length, say.offerCount)}
          name="lessons"
          columns={columns}
          rows={sheet.offers}
          id={(offer) => offer.competence_id}
        />
      )}
    </Section>
  );
}

export function Openings({ sheet }: Sheet) {
  const say = useWords(memberWords);
  const format = useFormat();
  const columns = useOpeningColumns();
  const all = useWords(common);
  const rest = sheet.opening_count - sheet.openings.length;
  const stepsUnknown = sheet.not_known.includes("stages");
  return (
    <Section title={say.openings} lead={rest > 0 && fill(all.andMore, { n: format.number(rest) })}>
      {sheet.openings.length === 0 ? (
        <Notice more={stepsUnknown && say.noOpeningsMore}>{say.noOpenings}</Notice>
      ) : (
        <Table
          caption={format.count(sheet.openings.length, say.openingCount)}
          name="openings"
          columns={columns}
          rows={sheet.openings}
          fold={12}
          id={(one) => [one.kind, one.stage_id, one.cluster_id, one.other_stage_id].join("-")}
        />
      )}
    </Section>
  );
}

function useOpeningColumns(): Column<Benefits["openings"][number]>[] {
  const say = useWords(memberWords);
  const all = useWords(common);
  type Opening = Benefits["openings"][number];
  const told = (one: Opening) => fill(say[one.kind], { stage: one.stage_name, other: one.other_stage_name ?? "" });
  return [
    {
      key: "opening",
      head: say.opening,
      part: 34,
      value: told,
      cell: (one) => (
        <>
          {told(one)} <MadeUp statuses={one.statuses} />
        </>
      ),
    },
    {
      key: "cluster",
      head: say.cluster,
      part: 24,
      value: (one) => one.cluster_name,
      cell: (one) => (
        <>
          <ClusterLink id={one.cluster_id} name={one.cluster_name} />
          {one.collaborating && <span class="hint block">{say.works}</span>}
        </>
      ),
    },
    {
      key: "with",
      head: say.withWhom,
      part: 28,
      value: (one) => one.organisation_ids.join("; "),
      cell: (one) => (
        <>
          <Names ids={one.organisation_ids} of={ORGANISATION} none={all.nobodyKnown} most={3} />
          {one.delivering_ids.length > 0 && (
            <div class="hint">
              {say.delivering}: <Names ids={one.delivering_ids} of={ORGANISATION} />
            </div>
          )}
        </>
      ),
    },
    sourceColumn(all.source, 14),
  ];
}

export function Events({ sheet }: Sheet) {
  const say = useWords(memberWords);
  const format = useFormat();
  const columns = useMemberEventColumns();
  return (
    <Section title={say.events}>
      {sheet.events.length === 0 ? (
        <Notice>{say.noEvents}</Notice>
      ) : (
        <Table
          caption={format.count(sheet.events.length, say.eventCount)}
          name="events"
          columns={columns}
          rows={sheet.events}
          id={(event) => event.event_id}
        />
      )}
    </Section>
  );
}

function useMemberEventColumns(): Column<Benefits["events"][number]>[] {
  const say = useWords(memberWords);
  const all = useWords(common);
  const event = useEventColumns<Benefits["events"][number]>(say, { event: 22, when: 13, place: 12 });
  return [
    ...event,
    {
      key: "own",
      head: say.teachesOwn,
      part: 20,
      value: (event) => event.own_competence_ids.join("; "),
      cell: (event) => <Taught ids={event.own_competence_ids} />,
    },
    {
      key: "clusters",
      head: say.teachesCluster,
      part: 20,
      value: (event) => event.cluster_competence_ids.join("; "),
      cell: (event) => <Taught ids={event.cluster_competence_ids} />,
    },
    sourceColumn(all.source, 13),
  ];
}

function Taught({ ids }: { ids: string[] }) {
  const all = useWords(common);
  return ids.length === 0 ? <Hint>{all.noneKnown}</Hint> : <Names ids={ids} of={COMPETENCE} />;
}
