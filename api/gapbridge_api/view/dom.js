/** Elements, made without ever reading text as HTML. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element. Children that are text become text nodes, whatever characters they hold.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] true sets an empty attribute;
 *   false, null and undefined set none
 * @param {...(Child | Child[])} children null, undefined and false are left out
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  fill(made, children);
  return made;
}

/**
 * Append children.
 *
 * @param {Element} parent
 * @param {(Child | Child[])[]} children
 */
export function fill(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      parent.append(child instanceof Node ? child : String(child));
    }
  }
}

/**
 * Children with something between each two.
 *
 * @param {Child[]} children
 * @param {string} between
 * @returns {Child[]}
 */
export function joined(children, between = ", ") {
  return children.flatMap((child, at) => (at === 0 ? [child] : [between, child]));
}

/**
 * A link to an address that came with the data: only web addresses become links, anything else stays text.
 *
 * @param {string} address
 * @param {Record<string, string>} attributes
 * @param {...Child} children
 */
export function outwards(address, attributes, ...children) {
  return /^https?:\/\//i.test(address)
    ? el("a", { ...attributes, href: address, rel: "noopener noreferrer external" }, ...children)
    : el("span", attributes, ...children);
}
