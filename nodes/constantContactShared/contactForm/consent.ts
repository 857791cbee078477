import {
	toComparableName,
	InputError,
	isBlank,
	show,
	type Mapping,
	type TellHint,
} from '../../kit';

/** Names of columns that hold a contact's consent as a word. */
const STATUS_COLUMNS = new Set(
	['status', 'email status', 'subscription status', 'subscriber status', 'member status']
		.concat(['contact status', 'marketing status', 'email marketing status', 'email permission'])
		.concat(['permission to send', 'permissions', 'email permission status', 'stato', 'statut'])
		.map((name) => toComparableName(name)),
);

/** Names of columns that hold yes, a date or 1 for people who have unsubscribed. */
const FLAG_COLUMNS = new Set(
	['unsubscribed', 'is unsubscribed', 'unsubscribed from all email', 'opted out', 'opt out']
		.concat(['email opt out', 'has opted out of email', 'do not mail', 'do not email', 'opt out'])
		.concat(['unsubscribe', 'unsub', 'disiscritto', 'abgemeldet'])
		.map((name) => toComparableName(name)),
);

/** What programs call the status of people who have unsubscribed, or must not be emailed any more. */
const UNSUBSCRIBED = new Set(
	['unsubscribed', 'unsubscribe', 'unsub', 'opt out', 'opted out', 'do not mail', 'do not email']
		.concat(['cleaned', 'suppressed', 'non subscribed', 'not subscribed', 'non subscriber'])
		.concat(['email unsubscribed', 'globally unsubscribed', 'unsubscribed from all'])
		.concat(['complained', 'spam complaint', 'disiscritto', 'disiscritta', 'abgemeldet'])
		.concat(['désabonné', 'désinscrit', 'dado de baja', 'descadastrado'])
		.map((name) => toComparableName(name)),
);

const NO = new Set(['false', 'no', 'n', '0', 'never', 'none', 'null', 'nein', 'non']);

/** Whether a column may say that the person has unsubscribed, e.g. *Status*, as in exports and the service's own contacts. */
export function isConsentColumn(column: string): boolean {
	const name = toComparableName(column);
	return STATUS_COLUMNS.has(name) || FLAG_COLUMNS.has(name);
}

/** Whether a column of a row says that the person has unsubscribed. */
export function saysUnsubscribed(column: string, value: unknown): boolean {
	if (isBlank(value) || typeof value === 'object') return false;
	const name = toComparableName(column);
	const text = toComparableName(String(value));
	if (STATUS_COLUMNS.has(name)) return UNSUBSCRIBED.has(text);
	return FLAG_COLUMNS.has(name) && !NO.has(text);
}

/** @throws InputError if an item to be added to lists says that the person has unsubscribed */
export function checkConsent(item: Record<string, unknown>): void {
	const [said] = findUnsubscribedColumns(item);
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
	if (!automatic || saysUnsubscribed('status', status)) return;
	for (const said of findUnsubscribedColumns(values)) {
		hint(`${said}. That isn't a field, so it stays unchanged at the service`);
	}
}

/** The columns of an item that say that the person has unsubscribed, as text. */
function findUnsubscribedColumns(item: Record<string, unknown>): string[] {
	return Object.entries(item)
		.filter(([column, value]) => saysUnsubscribed(column, value))
		.map(
			([column, value]) =>
				`The item says that the person has unsubscribed: '${column}' is ${show(value)}`,
		);
}
