import type { ManualClock, Sandbox } from '../../../../sandbox';

type V2 = Sandbox['constantContactV2'];
type V3 = Sandbox['constantContactV3'];

const MINUTE_MS = 60_000;

/** Adds contacts to an empty account, some of them unsubscribed, with activities on its emails. */
export function fillAccount(account: V3, count: number, begin: number): void {
	const lists = account.lists().map(({ id }) => id);
	for (let index = 0; index < count; index++) {
		const time = begin + index * 60 * MINUTE_MS;
		const contact = account.putContact({
			email: `person.${index}@example.com`,
			texts: {
				first_name: `First ${index}`,
				...(index % 3 === 0 && { company_name: 'Elm & Sons' }),
			},
			permission: 'explicit',
			lists: lists.filter((_, at) => (index >> at) % 2 === 1),
			createdTime: time,
			updatedTime: time,
		});
		if (index % 11 === 5)
			account.putContact({ id: contact.id, permission: 'unsubscribed', updatedTime: time });
	}
	const ids = [...account.contacts()].map(({ id }) => id);
	const kinds = ['em_sends', 'em_opens', 'em_clicks', 'em_forwards'] as const;
	for (const [at, { id, updatedTime }] of account.campaigns().entries()) {
		const [mail] = account.campaignActivities(id);
		if (mail?.status !== 'DONE') continue;
		for (const [place, contactId] of ids.entries()) {
			if ((place + at) % 4 !== 0) continue;
			for (const [step, kind] of kinds.entries()) {
				const time = updatedTime + (place + step + 1) * MINUTE_MS;
				account.recordActivity({ activityId: mail.id, contactId, kind, time });
			}
		}
	}
}

const TYPES = {
	em_bounces: 'EMAIL_BOUNCE',
	em_clicks: 'EMAIL_CLICK',
	em_forwards: 'EMAIL_FORWARD',
	em_opens: 'EMAIL_OPEN',
	em_optouts: 'EMAIL_UNSUBSCRIBE',
	em_sends: 'EMAIL_SEND',
} as const;

const STATUSES = {
	DRAFT: 'DRAFT',
	SCHEDULED: 'SCHEDULED',
	EXECUTING: 'RUNNING',
	DONE: 'SENT',
	ERROR: 'DRAFT',
	REMOVED: 'DELETED',
} as const;

/**
 * Copies a V3 account to an empty version 2 account: contacts, lists, campaigns and the activities on their emails.
 *
 * @param clock of version 2: contacts are created at its time
 * @returns V3's number for each version 2 campaign; those of contacts and lists are the same
 */
export function mirrorAccount(from: V3, to: V2, clock: ManualClock): Map<number, number> {
	const now = clock.now();
	const numbers = new Map<string, number>();
	for (const { id, number, name, createdTime, updatedTime } of from.lists()) {
		numbers.set(id, number);
		to.putList({ id: number, name, createdTime, modifiedTime: updatedTime });
	}
	for (const contact of from.contacts()) {
		const { email, texts, lists, createdTime, updatedTime: modifiedTime } = contact;
		clock.set(createdTime);
		const { id } = to.putContact({
			email: email!.address,
			texts,
			lists: lists.map((list) => numbers.get(list)!),
			modifiedTime,
		});
		expect(id).toBe(contact.number);
		if (email!.permission === 'unsubscribed') to.putContact({ id, optOut: true, modifiedTime });
	}
	clock.set(now);
	const campaigns = new Map<number, number>();
	for (const { id, name, number, isRemoved, createdTime, updatedTime } of from.campaigns()) {
		const [mail] = from.campaignActivities(id);
		const { status, scheduledTime: time, links } = mail!;
		const campaign = to.putCampaign({
			content: { name },
			status: STATUSES[status],
			links,
			schedules: time === undefined ? [] : [{ id: 1, time }],
		});
		campaigns.set(campaign.id, number);
		for (const { kind, number: contactId, time: when, link } of from.tracking(mail!.id)) {
			to.recordActivity({
				type: TYPES[kind],
				campaignId: campaign.id,
				contactId,
				time: when,
				linkId: link?.uid,
			});
		}
		to.putCampaign({ id: campaign.id, createdTime, modifiedTime: updatedTime });
		if (isRemoved) to.removeCampaign(campaign.id);
	}
	return campaigns;
}
