import { mix } from '../../random';
import type { CampaignRecord } from '../campaigns/record';
import type { SeededContacts } from '../contacts/seed';
import type { ContactStore } from '../contacts/store';
import type { Recipients } from './mailing';

/** Seeded contacts to which a seeded campaign was sent: a range of them, different for each campaign. */
export function seededRecipients(
	seeded: SeededContacts,
	most: number,
	campaignId: number,
	seed: number,
): Recipients {
	const { length } = seeded;
	const count = Math.min(most, length);
	const start = mix(seed, campaignId % 1_000_003, 50) % Math.max(1, length);
	const at = (index: number): number => (start + index) % length;
	return {
		count,
		contactId: (index) => seeded.number(at(index)),
		email: (index) => seeded.email(at(index)),
		indexOf: (contactId) => {
			const position = seeded.indexOfNumber(contactId);
			if (position === undefined) return undefined;
			const index = (position - start + length) % length;
			return index < count ? index : undefined;
		},
	};
}

/** The contacts that are currently ACTIVE in the lists of a campaign, up to a maximum. */
export function currentRecipients(
	contacts: ContactStore,
	{ lists }: CampaignRecord,
	most: number,
): Recipients {
	const places = new Map<number, number>();
	const emails: string[] = [];
	const gets = (id: number): boolean =>
		contacts.status(id) === 'ACTIVE' && lists.some((list) => contacts.isMember(id, list));
	for (const id of contacts.ids(gets)) {
		if (emails.length === most) break;
		places.set(id, emails.length);
		emails.push(contacts.get(id)!.email);
	}
	const ids = [...places.keys()];
	return {
		count: ids.length,
		contactId: (index) => ids[index]!,
		email: (index) => emails[index]!,
		indexOf: (contactId) => places.get(contactId),
	};
}
