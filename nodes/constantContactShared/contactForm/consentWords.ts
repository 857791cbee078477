import { removeAccents, toComparableName } from '../../kit';

/** Names of columns that hold a contact's consent as a word. */
const STATUS_COLUMNS = toNames(
	'status, email status, subscription status, subscriber status, email subscriber status, member status',
	'contact status, list status, marketing status, email marketing status, email permission, permission',
	'permission to send, permissions, email permissions, email permission status, marketing permission',
	'marketing permissions, opt in status, consent, consent status, consent state, email marketing consent',
	'email marketing, email consent state, state of consent, subscription, marketing emails',
	'marketing state, email marketing state, email subscription state, email subscribe',
	'stato, stato iscrizione, statut, état, estado, situação, anmeldestatus, newsletter status',
	'stato consenso, stato newsletter, stato contatto, statut abonnement, estado de suscripción, estado suscripción',
	'email consent status, email state, gdpr consent, gdpr status, marketing consent status, newsletter state',
);

/** Names of columns that hold yes, a date or 1 for people who have unsubscribed. */
const FLAG_COLUMNS = toNames(
	'unsubscribed, is unsubscribed, has unsubscribed, unsubscribed from all email, unsubscribed from all emails',
	'unsubscribed from email, email unsubscribed, globally unsubscribed, opted out, is opted out, opt out',
	'email opt out, email opted out, opted out of email, has opted out of email, marketing opt out',
	'do not mail, do not email, do not send email, do not send emails, do not contact, do not bulk email',
	'no email, no emails, unsubscribe, unsub, email blacklisted, blacklisted, blocklisted, email blocklisted',
	'suppressed, email suppressed, disiscritto, disiscritta, abgemeldet, désabonné, désabonnée, désinscrit',
	'unsubscribed from emails, opt out of email, marked email as spam, marketing suspended, email disabled',
	'do not allow emails, do not allow bulk emails, no bulk emails, no bulk emails user opt out, requests no email, uitgeschreven, afgemeld',
	'désinscrite, dado de baja, descadastrado, descadastrada, global unsubscribe, unsubscribed globally',
	'consent withdrawn, consent revoked, no newsletter, no marketing, newsletter abbestellt, kein newsletter',
	'keine werbung, werbesperre, ne pas envoyer, ne plus envoyer, non inviare email, no enviar',
);

/** Names of columns that hold when or why people unsubscribed. */
const DATE_COLUMNS = toNames(
	'unsub time, unsubscribe time, unsubscribe date, unsubscribed date, date unsubscribed, unsubscription date',
	'unsubscribed at, unsubscribed on, opt out date, opt out time, opted out at, opted out on, opt out at',
	'email opt out date, unsubscribe reason, unsubscription reason, unsub reason, opt out reason',
	'unsubscribed from emails at, opt out source, unsubscribe source, email suppressions, suppressions',
	'suppression, suppression reason',
	'data disiscrizione, motivo disiscrizione, abmeldedatum, abmeldegrund, date de désabonnement',
	'date de désinscription, motif de désabonnement, fecha de baja, motivo de baja',
	'reason for unsubscribing, reason for unsubscribe, consent withdrawn at, consent withdrawn on, consent withdrawal date',
	'consent revoked at, data revoca, data revoca consenso, widerrufsdatum, date de retrait du consentement',
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
	'subscribe, subscribed to emails, email opted in, can receive email marketing',
	'newsletter anmeldung, einwilligung, werbeeinwilligung, consenso, consenso marketing, consenso newsletter',
	'consenso email, iscrizione newsletter, iscritto alla newsletter, consentement, consentement marketing',
	'abonné à la newsletter, consentimiento, consentimento, acepta marketing, aceita marketing',
	'emailable, mailable, sendable, marketable, can email, can be emailed, can we email you, receives marketing',
	'receive marketing, receives marketing emails, receive marketing emails, agrees to marketing',
	'privacy marketing, acconsente al marketing, accetta marketing, acepta publicidad, accepte la newsletter',
);

/** HubSpot's columns for one kind of email: `Opted out of email: Marketing Information`, `hs_email_optout_4517084`. */
const FLAG_OF_KIND = /^(?:optedoutofemail|emailoptout\d)/;

/** Questions of forms: `Would you like to receive our newsletter?`. */
const OPT_IN_QUESTION =
	/^(?:(?:do|would)you(?:like|want)to|i(?:wouldlike|want|agree)to|please)?(?:get|join|receive|signup|subscribe)(?:for|to)?(?:my|our|the|your)?(?:email|monthly|weekly)?(?:newsletters?|mailinglist|(?:marketing)?emails|emailupdates)$/;

/** What programs put before the name of a property: `hs_email_optout`, `is_opt_out`, `Confirmed Opt-Out Date`. */
const PREFIX = /^(?:confirmed|contact|customer|has|hs|is|person|subscriber|user)/;

/** Columns about other ways to reach people: their consent isn't that for emails. */
export const OTHER_CHANNEL = /sms|whatsapp|push|phone|telefon|call|fax|textmessag/;

/** Words by which any column says that a person has unsubscribed. */
export const UNSUBSCRIBED_ANYWHERE = toNames(
	'unsubscribe, unsubscribed, unsub, opt out, opted out, do not mail, do not email, email unsubscribed',
	'globally unsubscribed, unsubscribed from all, disiscritto, disiscritta, abgemeldet, désabonné, désabonnée',
	'désinscrit, désinscrite, dado de baja, dada de baja, descadastrado, descadastrada',
);

/** Further words for the status of people who have unsubscribed, or must not be emailed any more. */
export const UNSUBSCRIBED = toNames(
	'cleaned, suppressed, non subscribed, not subscribed, non subscriber, blocklisted, blacklisted',
	'complained, spam complaint, non iscritto, non iscritta, baja, withdrawn, revoked, declined, revocato',
	'never subscribed, user suppressed, spam report, reported spam, marked as spam, no consent, non marketable',
	'revocata, widerrufen, uitgeschreven, do not contact, do not send, denied, refused, negato, negata',
	'rifiutato, rifiutata, abgelehnt, refusé, refusée, rechazado, rechazada, recusado, recusada',
);

/** What programs call the status of people who are subscribed. */
export const SUBSCRIBED = toNames(
	'active, subscribed, explicit, implicit, opted in, opt in, confirmed',
);

export const NO = toNames(
	'false, f, no, n, 0, off, nein, falsch, non, faux, falso, não, nao, nee, nej, nie, allow, allowed',
);

/** Signs instead of yes and no. */
export const YES_SIGN = /[✓✔☑✅]/;
export const NO_SIGN = /[✗✘☐❌✕✖]/;

/** Zero as a text: `0.0`. */
export const ZERO = /^0+[.,]0+$/;

/** What stands for a missing value; `-` and `n/a` have no other letters. */
export const NOTHING = toNames('never, none, null, undefined, nan, na, nat').add('');

/** Days on which nobody unsubscribed: how services write that somebody never did. */
export const NEVER = /^(?:1969-12-31|1970-01-01)/;

/** How a column may say that a person has unsubscribed. Some names are used for a status and for a consent. */
export interface ColumnUse {
	isStatus: boolean;
	isFlag: boolean;
	isDate: boolean;
	isOptIn: boolean;
}

/** What a column is used for, by its name or its path in an item: `email_marketing_consent.state`, `member.status`. */
export function findUse(column: string): ColumnUse {
	const path = column.replace(/\.value$/, '');
	const steps = path.split('.').map(toPlain);
	const names = [toPlain(path), steps.at(-1) ?? ''].flatMap((name) => [
		name,
		name.replace(PREFIX, ''),
	]);
	const isAmong = (columns: Set<string>) => names.some((name) => columns.has(name));
	// A status or a reason may be an object with further properties.
	const isWithin = (columns: Set<string>) => steps.some((name) => columns.has(name));
	const isFlag = isAmong(FLAG_COLUMNS) || names.some((name) => FLAG_OF_KIND.test(name));
	const isDate = isAmong(DATE_COLUMNS) || isWithin(DATE_COLUMNS);
	const isStatus = isAmong(STATUS_COLUMNS) || (!isFlag && !isDate && isWithin(STATUS_COLUMNS));
	const isOptIn = isAmong(OPT_IN_COLUMNS) || names.some((name) => OPT_IN_QUESTION.test(name));
	return { isStatus, isFlag, isDate, isOptIn };
}

function toNames(...lists: string[]): Set<string> {
	return new Set(lists.flatMap((list) => list.split(', ')).map(toPlain));
}

/** A name or a word without what people write differently: case, accents, spaces and punctuation. */
export function toPlain(name: string): string {
	return toComparableName(removeAccents(name));
}
