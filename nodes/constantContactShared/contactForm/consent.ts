import {
	toComparableName,
	InputError,
	isBlank,
	isNoDate,
	isRecord,
	removeAccents,
	show,
	type Mapping,
	type TellHint,
} from '../../kit';

/** Names of columns that hold a contact's consent as a word. */
const STATUS_COLUMNS = toNames(
	'status, email status, subscription status, subscriber status, email subscriber status, member status',
	'contact status, list status, marketing status, email marketing status, email permission, permission',
	'permission to send, permissions, email permissions, email permission status, marketing permission',
	'marketing permissions, opt in status, consent, consent status, consent state, email marketing consent',
	'email marketing, email consent state, state of consent, subscription, marketing emails',
	'stato, stato iscrizione, statut, état, estado, situação, anmeldestatus, newsletter status',
);

/** Names of columns that hold yes, a date or 1 for people who have unsubscribed. */
const FLAG_COLUMNS = toNames(
	'unsubscribed, is unsubscribed, has unsubscribed, unsubscribed from all email, unsubscribed from all emails',
	'unsubscribed from email, email unsubscribed, globally unsubscribed, opted out, is opted out, opt out',
	'email opt out, email opted out, opted out of email, has opted out of email, marketing opt out',
	'do not mail, do not email, do not send email, do not send emails, do not contact, do not bulk email',
	'no email, no emails, unsubscribe, unsub, email blacklisted, blacklisted, blocklisted, email blocklisted',
	'suppressed, email suppressed, disiscritto, disiscritta, abgemeldet, désabonné, désabonnée, désinscrit',
	'désinscrite, dado de baja, descadastrado, descadastrada',
);

/** Names of columns that hold when or why people unsubscribed. */
const DATE_COLUMNS = toNames(
	'unsub time, unsubscribe time, unsubscribe date, unsubscribed date, date unsubscribed, unsubscription date',
	'unsubscribed at, unsubscribed on, opt out date, opt out time, opted out at, opted out on, opt out at',
	'email opt out date, unsubscribe reason, unsubscription reason, unsub reason, opt out reason',
	'data disiscrizione, motivo disiscrizione, abmeldedatum, abmeldegrund, date de désabonnement',
	'date de désinscription, motif de désabonnement, fecha de baja, motivo de baja',
);

/** Names of columns that hold no for people who have not subscribed, or not any more. */
const OPT_IN_COLUMNS = toNames(
	'subscribed, is subscribed, email subscribed, opt in, opted in, email opt in, marketing opt in',
	'accepts marketing, accepts email marketing, email marketing consent, iscritto, iscritta',
	'angemeldet, abonniert, abonné, abonnée, inscrit, inscrite, suscrito, suscrita, inscrito, inscrita',
	'newsletter, newsletters, newsletter subscriber, newsletter subscribed, newsletter subscription',
	'newsletter opt in, newsletter consent, accepts newsletter, wants newsletter, receives newsletter',
	'receive newsletter, receive emails, receives emails, wants emails, marketing emails, email marketing',
	'consent, email consent, marketing consent, gdpr consent, consent to marketing, email permission',
	'marketing permission, permission to email, mailing list, on mailing list, newsletter abonniert',
	'newsletter anmeldung, einwilligung, werbeeinwilligung, consenso, consenso marketing, consenso newsletter',
	'consenso email, iscrizione newsletter, iscritto alla newsletter, consentement, consentement marketing',
	'abonné à la newsletter, consentimiento, consentimento, acepta marketing, aceita marketing',
);

/** Columns about other ways to reach people: their consent isn't that for emails. */
const OTHER_CHANNEL = /sms|whatsapp|push|phone|telefon|call|fax|textmessag/;

/** Words by which any column says that a person has unsubscribed. */
const UNSUBSCRIBED_ANYWHERE = toNames(
	'unsubscribe, unsubscribed, unsub, opt out, opted out, do not mail, do not email, email unsubscribed',
	'globally unsubscribed, unsubscribed from all, disiscritto, disiscritta, abgemeldet, désabonné, désabonnée',
	'désinscrit, désinscrite, dado de baja, dada de baja, descadastrado, descadastrada',
);

/** Further words for the status of people who have unsubscribed, or must not be emailed any more. */
const UNSUBSCRIBED = toNames(
	'cleaned, suppressed, non subscribed, not subscribed, non subscriber, blocklisted, blacklisted',
	'complained, spam complaint, non iscritto, non iscritta, baja, withdrawn, revoked, declined, revocato',
	'revocata, widerrufen',
);

/** What programs call the status of people who are subscribed. */
const SUBSCRIBED = toNames('active, subscribed, explicit, implicit, opted in, opt in, confirmed');

const NO = toNames(
	'false, no, n, 0, off, nein, falsch, non, faux, falso, não, nao, nee, nej, nie, allow, allowed',
);

/** Signs instead of yes and no. */
const YES_SIGN = /[✓✔☑✅]/;
const NO_SIGN = /[✗✘☐❌✕✖]/;

/** Zero as a text: `0.0`. */
const ZERO = /^0+[.,]0+$/;

/** What stands for a missing value; `-` and `n/a` have no other letters. */
const NOTHING = toNames('never, none, null, undefined, nan, na, nat').add('');

/** Days on which nobody unsubscribed: how services write that somebody never did. */
const NEVER = /^(?:1969-12-31|1970-01-01)/;

function toNames(...lists: string[]): Set<string> {
	return new Set(lists.flatMap((list) => list.split(', ')).map(toPlain));
}

/** A name or a word without what people write differently: case, accents, spaces and punctuation. */
function toPlain(name: string): string {
	return toComparableName(removeAccents(name));
}

/** A column that may say that the person has unsubscribed, and how it would. Some names are used for a status and for a consent. */
export interface ConsentColumn {
	name: string;
	isStatus: boolean;
	isFlag: boolean;
	isDate: boolean;
	isOptIn: boolean;
	/** Whether the column is no field of a contact, so that a word such as `unsubscribed` can only mean the person's consent. */
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
	// The last step of a path: `email_marketing_consent.state`, `member.status`.
	const names = [plain, toPlain(name.slice(name.lastIndexOf('.') + 1))];
	const isAmong = (columns: Set<string>) => names.some((each) => columns.has(each));
	const [isStatus, isFlag, isDate, isOptIn] = [
		isAmong(STATUS_COLUMNS),
		isAmong(FLAG_COLUMNS),
		isAmong(DATE_COLUMNS),
		isAmong(OPT_IN_COLUMNS),
	];
	if (isField && !isStatus && !isFlag && !isDate && !isOptIn) return undefined;
	return { name, isStatus, isFlag, isDate, isOptIn, isForeign: !isField };
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
	if (isOptIn && isNo) return true;
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
		said,
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
		hint(`${said}. That isn't a field, so it stays unchanged at the service`);
	}
}

/** What an item says of people who have unsubscribed, as text. By default, only columns named after consent are believed. */
function describeUnsubscribed(
	item: Record<string, unknown>,
	isField: (column: string) => boolean = () => true,
): string[] {
	return readOptOuts(item, isField).map(
		([{ name }, value]) =>
			`The item says that the person has unsubscribed: '${name}' is ${show(value)}`,
	);
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
const DEEPEST = 3;

/** The values of an item by their paths. */
function* listValues(
	item: Record<string, unknown>,
	prefix = '',
	depth = DEEPEST,
): Generator<[path: string, value: unknown]> {
	for (const [key, value] of Object.entries(item)) {
		if (!isRecord(value)) yield [`${prefix}${key}`, value];
		else if (depth > 1) yield* listValues(value, `${prefix}${key}.`, depth - 1);
	}
}
