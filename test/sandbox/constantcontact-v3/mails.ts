/** Why the service would have sent an email. */
export type MailKind =
	| 'senderConfirmation'
	| 'optInConfirmation'
	| 'welcome'
	| 'resubscribe'
	| 'test'
	| 'campaign';

/** An email that the real service would have sent. */
export interface SentMail {
	kind: MailKind;
	to: string;
	/** Milliseconds since 1970. */
	time: number;
}

/** The emails that the real service would have sent, so that tests can check to whom a workflow writes. */
export class Mails {
	readonly sent: SentMail[] = [];

	/** Records an email. */
	send(kind: MailKind, to: string, time: number): void {
		this.sent.push({ kind, to, time });
	}

	/** Number of emails of a kind sent since a time. */
	count(kind: MailKind, since: number): number {
		return this.sent.filter((mail) => mail.kind === kind && mail.time >= since).length;
	}
}
