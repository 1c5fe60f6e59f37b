/** The head of every page: the pages there are, the reader's language and appearance. */

import { useEffect, useState } from "preact/hooks";
import { common } from "../common.words";
import { chooseLanguage, LANGUAGES, useLanguage } from "../language";
import { to, useRoute } from "../route";
import { PLACES, type Place, titles } from "../routes";
import { chooseTheme, currentTheme, THEMES, type Theme } from "../theme";
import { useWords } from "../words";

const OWN_NAMES = { en: "English", lt: "Lietuvių" };

export function Header({ place }: { place: Place | undefined }) {
  const say = useWords(common);
  const name = useWords(titles);
  const route = useRoute();
  const [open, setOpen] = useState(false);
  const at = route.path.join("/");
  useEffect(() => setOpen(false), [at]);
  return (
    <header class={open ? "side open" : "side"}>
      <a class="brand" href={to()} title={say.brand}>
        <img src="view/icon.svg" alt="" width="28" height="28" />
        GapBridge
      </a>
      <button type="button" class="menu" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>
        {say.menu}
      </button>
      <div id="menu">
        <nav aria-label={say.pages}>
          <ul>
            {PLACES.map((one) =>
              one.title ? (
                <li key={one.name}>
                  <a
                    href={to(...(one.name ? [one.name] : []))}
                    aria-current={one === place ? current(route.path) : undefined}
                  >
                    {name[one.title]}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
        </nav>
        <Choices />
      </div>
    </header>
  );
}

function current(path: string[]): "page" | "true" {
  return path.length > 1 ? "true" : "page";
}

function Choices() {
  const say = useWords(common);
  const language = useLanguage();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  return (
    <div class="choices">
      <label>
        <span>{say.language}</span>
        <select value={language} onChange={(event) => chooseLanguage(event.currentTarget.value as typeof language)}>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {OWN_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say.theme}</span>
        <select
          value={theme}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Theme;
            setTheme(chosen);
            chooseTheme(chosen);
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {say[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
