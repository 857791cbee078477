import type { Facts, Traits } from './facts';

/** A difference between the vendor's specification and what is assumed. */
export interface Difference {
	kind: 'new' | 'gone' | 'changed';
	/** The subject, e.g. `GET /contacts: query limit`. */
	about: string;
	/** What the specification says, and what is assumed; for changes, only the traits that differ. */
	now: Traits;
	assumed: Traits;
}

/**
 * The differences between the vendor's specification and what is assumed, in the order of the specification; removed facts come
 * last.
 */
export function compareFacts(assumed: Facts, specified: Facts): Difference[] {
	const found: Difference[] = [];
	for (const [about, now] of specified) {
		const before = assumed.get(about);
		if (before === undefined) {
			// Facts that belong to a new one are reported with it.
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

/** Whether the operation or body that a fact belongs to is itself missing on the other side. */
function hasNewParent(about: string, others: Facts, own: Facts): boolean {
	const parent = /^(.*)(?:: \w+ \S+|\.[^.]+)$/.exec(about)?.[1];
	return parent !== undefined && own.has(parent) && !others.has(parent);
}

/** Whether a property belongs to an object whose properties the specification doesn't list because it refers to another document. */
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
