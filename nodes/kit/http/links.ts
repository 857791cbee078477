/** Prefix of a registered relation name in its long form (RFC 4287, 4.2.7.2). */
const IANA = 'http://www.iana.org/assignments/relation/';

/**
 * Whether a link's `rel` contains a registered relation. Names are case-insensitive, several are separated by spaces (RFC 8288,
 * 2.1.1 and 3.3), and the long form is the same relation.
 *
 * @param relation in lower case, e.g. `next`
 */
export function hasRelation(rel: string | undefined, relation: string): boolean {
	const names = (rel ?? '').toLowerCase().split(/\s+/);
	return names.includes(relation) || names.includes(`${IANA}${relation}`);
}
