/** A cluster's gaps, offers, events and members. */

import type { Row, Rows } from "../api/client";
import type { Asked, Growing } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { competenceColumn, EventName, sourceColumn } from "../parts/columns";
import { Hint, Known, MadeUp } from "../parts/marks";
import { CLUSTER, COMPETENCE, MemberLink, Names, ORGANISATION } from "../parts/names";
import { Await, Notice, Section } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { useWords } from "../words";
import type { Profile } from "./cluster";
import { clusterWords } from "./cluster.words";
import { RatingText, Sayers } from "./gap_detail";

const FEW = 3;

type Gap = Row<"/v1/clusters/{cluster_id}/gaps">;

export function Gaps({ asked, profile }: { asked: Asked<Rows<Gap>> & Growing<Gap>; profile: Profile }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  const columns = useGapColumns();
  const closed = profile.closed_need_count;
  return (
    <Section title={say.lacks} lead={closed > 0 && format.count(closed, say.closed)}>
      <Await asked={asked}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice more={say.noNeedsMore}>{say.noNeeds}</Notice>
          ) : (
            <Table
              caption={next ? say.lacks : format.count(rows.length, say.gapCount)}
              name="gaps"
              columns={columns}
              rows={rows}
              id={(gap) => gap.competence_id}
              next={next}
              growing={asked}
            />
          )
        }
      </Await>
    </Section>
  );
}

function useGapColumns(): Column<Gap>[] {
  const say = useWords(clusterWords);
  const all = useWords(common);
  return [
    competenceColumn(say.competence, 24),
    {
      key: "own",
      head: say.own,
      part: 17,
      value: (gap) => gap.covering_ids.join("; "),
      cell: (gap) => <Names ids={gap.covering_ids} of={ORGANISATION} none={all.nobodyKnown} />,
    },
    {
      key: "others",
      head: say.others,
      part: 26,
      value: (gap) => gap.other_cluster_ids.length,
      cell: (gap) => <Names ids={gap.other_cluster_ids} of={CLUSTER} none={all.nobodyKnown} most={FEW} />,
    },
    {
      key: "rated",
      head: say.rated,
      part: 14,
      value: (gap) => gap.ratings[0]?.importance ?? null,
      cell: (gap) =>
        gap.ratings.length === 0 ? (
          <Hint>{say.notRated}</Hint>
        ) : (
          <ul class="plain">
            {gap.ratings.map((rating) => (
              <li key={rating.source_id}>
                <RatingText rating={rating} />
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: "says",
      head: say.says,
      part: 15,
      value: (gap) => gap.attributions.join("; "),
      cell: (gap) => <Sayers row={gap} />,
    },
    sourceColumn(all.source, 13),
  ];
}

export function Offers({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  const all = useWords(common);
  const format = useFormat();
  type Offer = Profile["offers"][number];
  const columns: Column<Offer>[] = [
    competenceColumn(say.competence, 40),
    {
      key: "by",
      head: say.offeredBy,
      part: 36,
      value: (offer) => offer.organisation_ids.join("; "),
      cell: (offer) => <Names ids={offer.organisation_ids} of={ORGANISATION} />,
    },
    sourceColumn(all.source, 24),
  ];
  return (
    <Section title={say.offers}>
      {profile.offers.length === 0 ? (
        <Notice>{say.noOffers}</Notice>
      ) : (
        <Table
          caption={format.count(profile.offers.length, all.competences)}
          name="offers"
          columns={columns}
          rows={profile.offers}
          id={(offer) => offer.competence_id}
        />
      )}
    </Section>
  );
}

export function Events({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  const format = useFormat();
  type Event = Profile["events"][number];
  const when = (event: Event) =>
    event.starts_on ? format.days(event.starts_on, event.ends_on) : (event.ends_on ?? event.when_stated);
  const columns: Column<Event>[] = [
    {
      key: "event",
      head: say.event,
      part: 38,
      value: (event) => event.event_name,
      cell: (event) => <EventName event={event} />,
    },
    {
      key: "when",
      head: say.when,
      part: 26,
      value: (event) => event.starts_on ?? event.when_stated,
      cell: (event) => (
        <>
          <Known>{when(event)}</Known>{" "}
          <span class={event.when === "due" ? "tag good" : "tag"}>{event.when === "due" ? say.due : say.attended}</span>
        </>
      ),
    },
    {
      key: "for",
      head: `${say.teaches} / ${say.whoWent}`,
      part: 36,
      value: (event) => [...event.competence_ids, ...event.attendee_ids].join("; "),
      cell: (event) =>
        event.when === "due" ? (
          <Names ids={event.competence_ids} of={COMPETENCE} />
        ) : (
          <Names ids={event.attendee_ids} of={ORGANISATION} />
        ),
    },
  ];
  return (
    <Section title={say.events} lead={say.eventsLead}>
      {profile.events.length === 0 ? (
        <Notice>{say.noEvents}</Notice>
      ) : (
        <Table
          caption={say.events}
          name="events"
          columns={columns}
          rows={profile.events}
          id={(event) => `${event.when}-${event.event_id}`}
        />
      )}
    </Section>
  );
}

export function Members({ profile }: { profile: Profile }) {
  const say = useWords(clusterWords);
  const all = useWords(common);
  const format = useFormat();
  type Member = Profile["members"][number];
  const kinds: Record<string, string> = all.kinds;
  const columns: Column<Member>[] = [
    {
      key: "member",
      head: say.member,
      part: 40,
      value: (member) => member.member_name,
      cell: (member) => (
        <>
          <MemberLink id={member.member_id} name={member.member_name} /> <MadeUp statuses={member.statuses} />
        </>
      ),
    },
    {
      key: "kind",
      head: say.kind,
      part: 18,
      value: (member) => member.kind && (kinds[member.kind] ?? member.kind),
      cell: (member) => <Known>{member.kind && (kinds[member.kind] ?? member.kind)}</Known>,
    },
    {
      key: "roles",
      head: say.roles,
      part: 18,
      value: (member) => member.roles.join("; "),
      cell: (member) => member.roles.join("; ") || <Hint>{all.none}</Hint>,
    },
    sourceColumn(all.source, 24),
  ];
  return (
    <Section title={say.members}>
      {profile.members.length === 0 ? (
        <Notice>{say.noMembers}</Notice>
      ) : (
        <Table
          caption={format.count(profile.members.length, say.memberCount)}
          name="members"
          columns={columns}
          rows={profile.members}
          id={(member) => member.member_id}
        />
      )}
    </Section>
  );
}
