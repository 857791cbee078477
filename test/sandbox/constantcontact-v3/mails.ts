/** Why the service would have sent a mail. */
export type MailKind =
	'senderConfirmation' | 'optInConfirmation' | 'welcome' | 'resubscribe' | 'test' | 'campaign';

/** A mail that the real service would have sent. */
export interface SentMail {
	kind: MailKind;
	to: string;
	/** Milliseconds since 1970. */
	time: number;
}

/** The mails that the real service would have sent, so that tests see whom a workflow writes to. */
export class Mails {
	readonly sent: SentMail[] = [];

	/** Takes down a mail. */
	send(kind: MailKind, to: string, time: number): void {
		this.sent.push({ kind, to, time });
	}

	/** How many mails of a kind were sent from a time on. */
	count(kind: MailKind, since: number): number {
		return this.sent.filter((mail) => mail.kind === kind && mail.time >= since).length;
	}
}
