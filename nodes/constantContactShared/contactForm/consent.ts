import {
	InputError,
	isBlank,
	isNoDate,
	isRecord,
	show,
	type Mapping,
	type TellHint,
} from '../../kit';
import {
	findUse,
	NEVER,
	NO,
	NO_SIGN,
	NOTHING,
	OTHER_CHANNEL,
	SUBSCRIBED,
	toPlain,
	UNSUBSCRIBED,
	UNSUBSCRIBED_ANYWHERE,
	YES_SIGN,
	ZERO,
	type ColumnUse,
} from './consentWords';

/** A column that may say that the person has unsubscribed, and how it would. */
export interface ConsentColumn extends ColumnUse {
	name: string;
	/** Whether a word such as `unsubscribed` can only mean the person's consent: no field of a contact would hold it. */
	isForeign: boolean;
}

/**
 * What a column may say of the person's consent, e.g. *Status*, as in exports and the service's own contacts.
 *
 * @param isField whether a field of a contact is filled from the column
 * @returns undefined if it says nothing of it
 */
export function readConsentColumn(name: string, isField: boolean): ConsentColumn | undefined {
	const plain = toPlain(name);
	if (OTHER_CHANNEL.test(plain) && !/e?mail/.test(plain)) return undefined;
	// Campaign Monitor's name for the status is also that of a part of addresses.
	const isForeign = !isField || plain === 'state';
	const use = findUse(name);
	if (!isForeign && !Object.values(use).includes(true)) return undefined;
	return { name, ...use, isForeign };
}

/** A value of a column. */
type ConsentEntry = readonly [column: ConsentColumn, value: unknown];

/** Longer texts are no status. */
const LONGEST_WORD = 40;

/** How the words begin by which any column says that a person has unsubscribed: most values are told apart by it. */
const MAY_SAY = /^[^\p{L}\p{N}]*(?:un|opt|do|e-?mail|global|disi|abge|d[eé]s|da)/iu;

/** Whether a column of a row says that the person has unsubscribed. */
function saysUnsubscribed([column, value]: ConsentEntry): boolean {
	const { isStatus, isFlag, isDate, isOptIn, isForeign } = column;
	if (!isStatus && !isFlag && !isDate && !isOptIn) {
		return isForeign && typeof value === 'string' && isUnsubscribedAnywhere(value);
	}
	if (isBlank(value) || typeof value === 'object') return false;
	const raw = String(value);
	const text = toPlain(raw);
	if (isForeign && isUnsubscribedAnywhere(raw)) return true;
	const isNo = NO.has(text) || ZERO.test(raw.trim()) || (text === '' && NO_SIGN.test(raw));
	if (isOptIn && (isNo || isUnsubscribedText(text))) return true;
	if (isStatus) return isUnsubscribedText(text);
	if (!isDate && !isFlag) return false;
	if (text === '') return YES_SIGN.test(raw);
	return !isNo && !NOTHING.has(text) && !isNoDate(value) && !NEVER.test(raw);
}

function isUnsubscribedAnywhere(value: string): boolean {
	return (
		value.length <= LONGEST_WORD && MAY_SAY.test(value) && UNSUBSCRIBED_ANYWHERE.has(toPlain(value))
	);
}

function isUnsubscribedText(text: string): boolean {
	return (
		UNSUBSCRIBED_ANYWHERE.has(text) || UNSUBSCRIBED.has(text) || text.startsWith('unsubscribed')
	);
}

/** Whether a status, as the service writes it, means that the person has unsubscribed. */
function isUnsubscribedStatus(status: unknown): boolean {
	if (isBlank(status) || typeof status === 'object') return false;
	return isUnsubscribedText(toPlain(String(status)));
}

/**
 * The columns of a row that say that the person has unsubscribed. A date doesn't count if the status says that the person has
 * subscribed again.
 */
export function findUnsubscribedColumns(entries: ConsentEntry[]): ConsentEntry[] {
	const said = entries.filter(saysUnsubscribed);
	const isDated = said.every(([{ isDate }]) => isDate);
	return isDated && said.length > 0 && entries.some(saysSubscribed) ? [] : said;
}

function saysSubscribed([{ isStatus }, value]: ConsentEntry): boolean {
	return isStatus && SUBSCRIBED.has(toPlain(String(value)));
}

/**
 * Checks the consent of a person to be added to lists.
 *
 * @param isField whether a field of the contact is filled from a column of the item
 * @throws InputError if the item says that the person has unsubscribed
 */
export function checkConsent(
	item: Record<string, unknown>,
	isField: (column: string) => boolean,
): void {
	const [said] = describeUnsubscribed(item, isField);
	if (said === undefined) return;
	throw new InputError(
		`The item says that the person has unsubscribed: ${said}`,
		"Nothing was sent, as it would put the person on lists. Leave such items out with a Filter node, or use 'Unsubscribe'. If the column means something else, remove it.",
	);
}

/**
 * Shows a hint that an update doesn't change the consent, if the item says that the person has unsubscribed and the service
 * doesn't.
 *
 * @param status of the contact at the service, just read
 */
export function hintAtConsent(
	{ automatic, values }: Mapping,
	status: unknown,
	hint: TellHint,
): void {
	if (!automatic || isUnsubscribedStatus(status)) return;
	for (const said of describeUnsubscribed(values)) {
		hint(
			"Items say that the person has unsubscribed. That isn't a field, so it stays unchanged at the service",
			said,
		);
	}
}

/** The values by which an item says that the person has unsubscribed, as text. By default, only columns named after consent are believed. */
function describeUnsubscribed(
	item: Record<string, unknown>,
	isField: (column: string) => boolean = () => true,
): string[] {
	return readOptOuts(item, isField).map(([{ name }, value]) => `'${name}' is ${show(value)}`);
}

/** The names of the values of an item from another service that say that the person has unsubscribed. */
export function findOptOuts(item: Record<string, unknown>): string[] {
	return readOptOuts(item, () => false).map(([{ name }]) => name);
}

function readOptOuts(
	item: Record<string, unknown>,
	isField: (column: string) => boolean,
): ConsentEntry[] {
	const entries = [...listValues(item)].flatMap(([name, value]): ConsentEntry[] => {
		const column = readConsentColumn(name, isField(name));
		return column === undefined ? [] : [[column, value]];
	});
	return findUnsubscribedColumns(entries);
}

/** How deep a status may be in an item from another service. */
const DEEPEST = 6;

/** The values of an item by their paths. A list of one record is read like the record; which of several counts isn't known. */
function* listValues(
	item: Record<string, unknown>,
	prefix = '',
	depth = DEEPEST,
): Generator<[path: string, value: unknown]> {
	for (const [key, value] of Object.entries(item)) {
		const inner: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
		if (!isRecord(inner)) yield [`${prefix}${key}`, value];
		else if (depth > 1) yield* listValues(inner, `${prefix}${key}.`, depth - 1);
	}
}
