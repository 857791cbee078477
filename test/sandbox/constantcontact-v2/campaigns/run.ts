import type { Account } from '../state';
import { linksIn } from './links';
import { nextRunTime, type CampaignRecord } from './record';

/**
 * Lets a SCHEDULED campaign go out when its time has come, unless its schedule was changed
 * meanwhile. Its first run ends all its schedules.
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
