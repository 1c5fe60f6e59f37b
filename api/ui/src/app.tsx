/** The frame around every page: navigation, what counts, the page itself. */

import type { ComponentType } from "preact";
import { useEffect, useErrorBoundary, useState } from "preact/hooks";
import { common } from "./common.words";
import { useLanguage } from "./language";
import { Filters } from "./parts/filters";
import { Header } from "./parts/header";
import { Nowhere } from "./parts/nowhere";
import { ProblemView } from "./parts/problem";
import { type Route, useRoute } from "./route";
import { type PageProps, PLACES, type Place } from "./routes";
import { useWords } from "./words";

export function App() {
  const route = useRoute();
  const language = useLanguage();
  const say = useWords(common);
  const place = placeOf(route);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>
        {say.skip}
      </a>
      <Header place={place} />
      <div class="page">
        {place && place.filters.length > 0 && <Filters route={route} shown={place.filters} />}
        <main id="main" tabIndex={-1}>
          {place ? <Opened key={placeKey(route)} place={place} id={route.path[1] ?? ""} /> : <Nowhere />}
        </main>
        <footer>
          <span>GapBridge {version()}</span>
          <a href="docs">{say.apiLink}</a>
        </footer>
      </div>
    </>
  );
}

/** The page's code, fetched once; while it comes, the place says that it is coming. */
function Opened({ place, id }: { place: Place; id: string }) {
  const say = useWords(common);
  const [Page, setPage] = useState<{ is: ComponentType<PageProps> }>();
  const [missing, setMissing] = useState<Error>();
  const [broken, forget] = useErrorBoundary();
  useEffect(() => {
    const load = id && place.one ? place.one : place.load;
    load().then(
      (module) => setPage({ is: module.default }),
      (error: Error) => setMissing(error),
    );
  }, [place, id]);
  if (broken) return <ProblemView problem={broken as Error} again={forget} alone />;
  if (missing) return <ProblemView problem={missing} again={() => location.reload()} alone />;
  if (!Page)
    return (
      <p class="loading" role="status">
        {say.loading}
      </p>
    );
  return <Page.is id={id} />;
}

function placeOf(route: Route): Place | undefined {
  const [name = "", id, ...more] = route.path;
  const found = PLACES.find((place) => place.name === name);
  return more.length > 0 || (id && name === "") ? undefined : found;
}

/** Going from one cluster to another begins a new page; changing a filter does not. */
function placeKey(route: Route): string {
  return route.path.join("/");
}

function toMain(event: Event): void {
  event.preventDefault(); // the address is the page's own state
  document.getElementById("main")?.focus();
}

function version(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=gapbridge-version]")?.content ?? "";
}
