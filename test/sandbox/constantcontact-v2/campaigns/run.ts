import type { Account } from '../state';
import { linksIn } from './links';
import { nextRunTime, type CampaignRecord } from './record';

/**
 * Sends a SCHEDULED campaign when its time has come, unless its schedule was changed in the meantime. The first run completes all
 * its schedules.
 */
export function planRun(account: Account, campaign: CampaignRecord, now: number): void {
	const time = nextRunTime(campaign);
	if (time === undefined || campaign.status !== 'SCHEDULED') return;
	account.schedule.add(time, now, () => {
		const planned = account.campaigns.get(campaign.id);
		if (planned?.status !== 'SCHEDULED' || nextRunTime(planned) !== time) return;
		const sent: CampaignRecord = {
			...planned,
			status: 'SENT',
			links: linksIn(planned.content.email_content ?? '', planned.id),
			schedules: [],
			modifiedTime: time,
			lastRunTime: time,
		};
		account.campaigns.put(sent);
		account.tracking.send(sent);
	});
}
