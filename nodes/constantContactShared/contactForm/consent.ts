import {
	toComparableName,
	InputError,
	isBlank,
	isNoDate,
	show,
	type Mapping,
	type TellHint,
} from '../../kit';

/** Names of columns that hold a contact's consent as a word. */
const STATUS_COLUMNS = toNames(
	'status, email status, subscription status, subscriber status, email subscriber status, member status',
	'contact status, marketing status, email marketing status, email permission, permission to send',
	'permissions, email permission status, opt in status, consent status, email marketing consent',
	'email marketing, stato, statut, estado, situação',
);

/** Names of columns that hold yes, a date or 1 for people who have unsubscribed. */
const FLAG_COLUMNS = toNames(
	'unsubscribed, is unsubscribed, unsubscribed from all email, opted out, opt out, email opt out',
	'has opted out of email, do not mail, do not email, unsubscribe, unsub, disiscritto, disiscritta',
	'abgemeldet, désabonné, désabonnée, désinscrit, désinscrite, dado de baja, descadastrado',
);

/** Names of columns that hold the day on which people unsubscribed. */
const DATE_COLUMNS = toNames(
	'unsub time, unsubscribe time, unsubscribe date, unsubscribed date, date unsubscribed',
	'unsubscribed at, unsubscribed on, opt out date, opt out time, opted out at, opted out on',
	'data disiscrizione, abmeldedatum, date de désabonnement, date de désinscription, fecha de baja',
);

/** Names of columns that hold no for people who have not subscribed, or not any more. */
const OPT_IN_COLUMNS = toNames(
	'subscribed, is subscribed, email subscribed, opt in, opted in, email opt in, marketing opt in',
	'accepts marketing, accepts email marketing, email marketing consent, iscritto, iscritta',
	'angemeldet, abonniert, abonné, abonnée, inscrit, inscrite, suscrito, inscrito',
);

/** What programs call the status of people who have unsubscribed, or must not be emailed any more. */
const UNSUBSCRIBED = toNames(
	'unsubscribe, unsub, opt out, opted out, do not mail, do not email, cleaned, suppressed',
	'non subscribed, not subscribed, non subscriber, email unsubscribed, globally unsubscribed',
	'blocklisted, blacklisted, complained, spam complaint, disiscritto, disiscritta, non iscritto',
	'abgemeldet, désabonné, désabonnée, désinscrit, désinscrite, dado de baja, dada de baja, baja',
	'descadastrado, descadastrada',
);

/** What programs call the status of people who are subscribed. */
const SUBSCRIBED = toNames('active, subscribed, explicit, implicit, opted in, opt in, confirmed');

const NO = toNames('false, no, n, 0, off, nein, falsch, non, faux, falso, não, nao, nee, nej, nie');

/** What stands for a missing value; `-` and `n/a` have no other letters. */
const NOTHING = toNames('never, none, null, undefined, nan, na, nat').add('');

/** Days on which nobody unsubscribed: how services write that somebody never did. */
const NEVER = /^(?:1969-12-31|1970-01-01)/;

function toNames(...lists: string[]): Set<string> {
	return new Set(lists.flatMap((list) => list.split(', ')).map((name) => toComparableName(name)));
}

/** A column that may say that the person has unsubscribed, and how it would. Some names are used for a status and for a consent. */
export interface ConsentColumn {
	name: string;
	isStatus: boolean;
	isFlag: boolean;
	isDate: boolean;
	isOptIn: boolean;
}

/**
 * What a column may say of the person's consent, e.g. *Status*, as in exports and the service's own contacts.
 *
 * @returns undefined if it says nothing of it
 */
export function readConsentColumn(name: string): ConsentColumn | undefined {
	const plain = toComparableName(name);
	const [isStatus, isFlag, isDate, isOptIn] = [
		STATUS_COLUMNS.has(plain),
		FLAG_COLUMNS.has(plain),
		DATE_COLUMNS.has(plain),
		OPT_IN_COLUMNS.has(plain),
	];
	if (!isStatus && !isFlag && !isDate && !isOptIn) return undefined;
	return { name, isStatus, isFlag, isDate, isOptIn };
}

/** A value of a column. */
type ConsentEntry = readonly [column: ConsentColumn, value: unknown];

/** Whether a column of a row says that the person has unsubscribed. */
function saysUnsubscribed([column, value]: ConsentEntry): boolean {
	if (isBlank(value) || typeof value === 'object') return false;
	const text = toComparableName(String(value));
	if (column.isOptIn && NO.has(text)) return true;
	if (column.isStatus) return isUnsubscribedText(text);
	if (!column.isDate && !column.isFlag) return false;
	return !NO.has(text) && !NOTHING.has(text) && !isNoDate(value) && !NEVER.test(String(value));
}

function isUnsubscribedText(text: string): boolean {
	return UNSUBSCRIBED.has(text) || text.startsWith('unsubscribed');
}

/** Whether a status, as the service writes it, means that the person has unsubscribed. */
function isUnsubscribedStatus(status: unknown): boolean {
	if (isBlank(status) || typeof status === 'object') return false;
	return isUnsubscribedText(toComparableName(String(status)));
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
	return isStatus && SUBSCRIBED.has(toComparableName(String(value)));
}

/** @throws InputError if an item to be added to lists says that the person has unsubscribed */
export function checkConsent(item: Record<string, unknown>): void {
	const [said] = describeUnsubscribed(item);
	if (said === undefined) return;
	throw new InputError(
		said,
		"Nothing was sent, as it would put the person on lists. Leave such items out with a Filter node, or use 'Unsubscribe'. If the column means something else, rename or remove it.",
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
		hint(`${said}. That isn't a field, so it stays unchanged at the service`);
	}
}

/** What an item says of people who have unsubscribed, as text. */
function describeUnsubscribed(item: Record<string, unknown>): string[] {
	const entries = Object.entries(item).flatMap(([name, value]): ConsentEntry[] => {
		const column = readConsentColumn(name);
		return column === undefined ? [] : [[column, value]];
	});
	return findUnsubscribedColumns(entries).map(
		([{ name }, value]) =>
			`The item says that the person has unsubscribed: '${name}' is ${show(value)}`,
	);
}
