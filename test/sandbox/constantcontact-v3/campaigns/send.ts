import { Mailing, type Recipients } from '../../constantcontact-v2/tracking/mailing';
import { mix } from '../../random';
import type { SeededContacts } from '../contacts/seed';
import type { Account } from '../state';
import type { CampaignActivity } from './record';

/** Recipients by their numbers. */
export function recipientsOf(account: Account, numbers: number[]): Recipients {
	const places = new Map(numbers.map((number, index) => [number, index]));
	return {
		count: numbers.length,
		contactId: (index) => numbers[index]!,
		email: (index) => account.contacts.get(numbers[index]!)?.email?.address ?? '',
		indexOf: (number) => places.get(number),
	};
}

/** Seeded contacts to which a seeded email was sent: a range of them, different for each campaign. */
export function seededRecipients(
	seeded: SeededContacts,
	most: number,
	campaignNumber: number,
	seed: number,
): Recipients {
	const { length } = seeded;
	const count = Math.min(most, length);
	const start = mix(seed, campaignNumber, 50) % Math.max(1, length);
	const at = (index: number): number => (start + index) % length;
	return {
		count,
		contactId: (index) => seeded.number(at(index)),
		email: (index) => seeded.email(at(index)),
		indexOf: (number) => {
			const position = seeded.indexOfNumber(number);
			if (position === undefined) return undefined;
			const index = (position - start + length) % length;
			return index < count ? index : undefined;
		},
	};
}

/** Numbers of the active contacts in the lists or segment of an email that haven't received it yet. */
function newRecipients(account: Account, activity: CampaignActivity): number[] {
	const { contacts, segments, tracking } = account;
	const segment = activity.segmentIds
		.map((id) => segments.get(id))
		.find((one) => one !== undefined);
	const isMeant =
		segment === undefined
			? (number: number) => contacts.lists(number).some((id) => activity.listIds.includes(id))
			: segments.conditionOf(segment);
	return [
		...contacts.numbers(
			(number) =>
				contacts.status(number) === 'active' &&
				isMeant(number) &&
				!tracking.hasGot(activity.id, number),
		),
	];
}

/** Sends an email to these contacts. */
function run(
	account: Account,
	activity: CampaignActivity,
	numbers: number[],
	time: number,
): CampaignActivity {
	const { campaigns, tracking, seed } = account;
	const { number } = campaigns.get(activity.campaignId)!;
	const recipients = recipientsOf(account, numbers);
	tracking.add(
		activity.id,
		new Mailing(number + activity.sends.length, time, activity.links, recipients, seed),
	);
	const { scheduledTime: _time, statusBefore: _before, ...rest } = activity;
	const send = {
		sendId: campaigns.nextSendId(),
		listIds: activity.listIds,
		segmentIds: activity.segmentIds,
		count: numbers.length,
		time,
	};
	const done: CampaignActivity = { ...rest, status: 'DONE', sends: [...activity.sends, send] };
	campaigns.putActivity(done, time);
	return done;
}

/** Sends an email to everyone who hasn't received it yet, and schedules the one to those who won't open it. */
export function sendNow(account: Account, activityId: string, time: number): void {
	const activity = account.campaigns.activity(activityId)!;
	const done = run(account, activity, newRecipients(account, activity), time);
	if (done.resend?.status === 'DRAFT') planResend(account, done, time);
}

/** Schedules the email to those who won't open the first one, counting from when that was sent. */
export function planResend(account: Account, activity: CampaignActivity, sentTime: number): void {
	const { campaigns, schedule, clock, tracking } = account;
	const resend = activity.resend!;
	const time = sentTime + resend.delayMinutes * 60_000;
	const requestId = String(campaigns.nextSendId() + 389_000);
	const planned = { ...resend, status: 'SCHEDULED' as const, requestId, time };
	campaigns.putActivity({ ...activity, resend: planned }, clock.now());
	schedule.add(time, clock.now(), () => {
		const current = campaigns.activity(activity.id)!;
		if (current.resend?.requestId !== requestId) return;
		const campaign = campaigns.get(activity.campaignId)!;
		const again = campaign.activityIds
			.map((id) => campaigns.activity(id)!)
			.find(({ role }) => role === 'resend');
		const content = { ...current.content, subject: resend.subject };
		run(account, { ...again!, content }, tracking.nonOpeners(activity.id, time), time);
		const after = campaigns.activity(activity.id)!;
		campaigns.putActivity({ ...after, resend: { ...planned, status: 'DONE' } }, time);
	});
}

/** Sends a scheduled email when its time has come, unless its schedule was changed in the meantime. */
export function planSend(account: Account, activityId: string, time: number): void {
	account.schedule.add(time, account.clock.now(), () => {
		const planned = account.campaigns.activity(activityId);
		if (planned?.status !== 'SCHEDULED' || planned.scheduledTime !== time) return;
		sendNow(account, activityId, time);
	});
}
