import { isExpression, isRecord, type Conversion, type Parameters } from './parameters';

/** The operations that find the new IDs, by the kind of record. */
const FINDERS = {
	contact: 'Legacy ID: Get Contact IDs',
	list: 'Legacy ID: Get List IDs',
	campaign: 'Legacy ID: Get Campaign IDs',
} as const;

/** What the nodes refer to by ID. */
export type IdKind = keyof typeof FINDERS | 'activity' | 'event' | 'registration' | 'sender';

/**
 * A record that a node refers to. V3's IDs differ from those of versions 1 and 2: the old ID stays, so that nothing is written to
 * another record, and the note says how to find the new one.
 */
export function carryLocator(
	conversion: Conversion,
	name: string,
	kind: IdKind,
	mode = 'id',
): object {
	const found = conversion.from[name];
	const value = isRecord(found) ? found.value : found;
	noteId(conversion, value, kind, isRecord(found) ? found.cachedResultName : undefined);
	return { __rl: true, mode, value: value ?? '' };
}

/** Lists that a node refers to. V3 also accepts names, so an old number must not be taken for one. */
export function carryLists(conversion: Conversion, value: unknown): unknown {
	if (!Array.isArray(value)) {
		if (isExpression(value)) noteId(conversion, value, 'list', undefined);
		return value;
	}
	return value.map((id) => {
		noteId(conversion, id, 'list', undefined);
		return isExpression(id) ? id : `Legacy ID ${String(id)}`;
	});
}

function noteId({ note }: Conversion, value: unknown, kind: IdKind, name: unknown): void {
	if (
		value === undefined ||
		value === '' ||
		(typeof value === 'string' && value.includes('@') && !isExpression(value))
	) {
		return;
	}
	const finder = kind in FINDERS ? FINDERS[kind as keyof typeof FINDERS] : undefined;
	const how =
		finder === undefined
			? `choose the ${kind} again`
			: `choose the ${kind} again, or look the new ID up with '${finder}'`;
	if (isExpression(value)) {
		note(
			`The ${kind} comes from an expression: it must return V3 IDs${kind === 'contact' ? ' or email addresses' : ''}. For old IDs, ${how}.`,
		);
		return;
	}
	const known = typeof name === 'string' ? `, '${name}',` : '';
	note(`The ${kind} with the old ID ${String(value)}${known} has another ID in V3: ${how}.`);
}

/** The campaign's mail, which V3 finds by the campaign. */
export function carryCampaignActivity(conversion: Conversion): Parameters {
	const located = carryLocator(
		{ ...conversion, from: { campaignActivity: conversion.from.campaign } },
		'campaignActivity',
		'campaign',
		'campaign',
	);
	return { campaignActivity: located };
}
