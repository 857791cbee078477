import type { Facts, Traits } from './facts';

/** Something that the vendor's specification says, and that is assumed otherwise. */
export interface Difference {
	kind: 'new' | 'gone' | 'changed';
	/** What it is about, e.g. `GET /contacts: query limit`. */
	about: string;
	/** What is said now, and what is assumed; for changed ones only what differs. */
	now: Traits;
	assumed: Traits;
}

/** What the vendor says otherwise than it is assumed, in the order of the specification; what is gone comes last. */
export function compareFacts(assumed: Facts, specified: Facts): Difference[] {
	const found: Difference[] = [];
	for (const [about, now] of specified) {
		const before = assumed.get(about);
		if (before === undefined) {
			// What belongs to something new is told with it.
			if (!hasNewParent(about, assumed, specified))
				found.push({ kind: 'new', about, now, assumed: {} });
			continue;
		}
		const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
		const changed = names.filter((name) => before[name] !== now[name]);
		if (changed.length === 0) continue;
		found.push({ kind: 'changed', about, now: pick(now, changed), assumed: pick(before, changed) });
	}
	for (const [about, before] of assumed) {
		if (specified.has(about) || hasNewParent(about, specified, assumed)) continue;
		if (isToldElsewhere(about, specified)) continue;
		found.push({ kind: 'gone', about, now: {}, assumed: before });
	}
	return found;
}

/** Whether what a fact belongs to is missing on the other side itself. */
function hasNewParent(about: string, others: Facts, own: Facts): boolean {
	const parent = /^(.*)(?:: \w+ \S+|\.[^.]+)$/.exec(about)?.[1];
	return parent !== undefined && own.has(parent) && !others.has(parent);
}

/** Whether a property belongs to one whose own properties the specification doesn't list: it refers to another document. */
function isToldElsewhere(about: string, specified: Facts): boolean {
	const parent = /^(.*\..*)\.[^.]+$/.exec(about)?.[1];
	if (parent === undefined) return false;
	return ![...specified.keys()].some((key) => key.startsWith(`${parent}.`));
}

function pick(traits: Traits, names: string[]): Traits {
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = traits[name];
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

/** A difference in words. */
export function describeDifference({ kind, about, now, assumed }: Difference): string {
	if (kind !== 'changed') {
		const traits = Object.entries(kind === 'new' ? now : assumed).map(word);
		return `${kind}: ${about}${traits.length > 0 ? ` (${traits.join('; ')})` : ''}`;
	}
	const names = [...new Set([...Object.keys(now), ...Object.keys(assumed)])];
	const changes = names.map((name) => `${name} ${show(now[name])}, assumed ${show(assumed[name])}`);
	return `changed: ${about}: ${changes.join('; ')}`;
}

function word([name, value]: [string, unknown]): string {
	return value === true ? name : `${name} ${show(value)}`;
}

function show(value: unknown): string {
	return value === undefined ? 'none' : String(value);
}
