import { linksIn } from '../../constantcontact-v2/campaigns/links';
import type { IdSpace } from '../ids';
import type { CampaignActivity, CampaignRecord, MailContent } from './record';

/** The numbers of a campaign's activities follow its own; those of links lie between. */
const ROLES = ['primary_email', 'permalink', 'resend'] as const;
const NUMBER_STEP = 7919;
const FIRST_NUMBER = 1_100_394;

/** The campaigns of the account with their activities; removed ones are kept. */
export class CampaignStore {
	private readonly campaigns = new Map<string, CampaignRecord>();
	private readonly activities = new Map<string, CampaignActivity>();
	private lastNumber = FIRST_NUMBER;
	private lastSendId = 0;

	constructor(
		private readonly campaignIds: IdSpace,
		private readonly activityIds: IdSpace,
	) {}

	get(id: string): CampaignRecord | undefined {
		return this.campaigns.get(id);
	}

	withNumber(number: number): CampaignRecord | undefined {
		return this.campaigns.get(this.campaignIds.id(number));
	}

	activity(id: string): CampaignActivity | undefined {
		return this.activities.get(id);
	}

	/** The email of a campaign. */
	primary({ activityIds }: CampaignRecord): CampaignActivity {
		return this.activities.get(activityIds[0]!)!;
	}

	/** In order of creation, including removed ones. */
	all(): CampaignRecord[] {
		return [...this.campaigns.values()];
	}

	/** All activities in order of creation. */
	allActivities(): CampaignActivity[] {
		return [...this.activities.values()];
	}

	/** Whether a campaign that isn't removed, other than the given one, has this name. */
	hasName(name: string, except?: string): boolean {
		return this.all().some((one) => one.name === name && one.id !== except && !one.isRemoved);
	}

	/** Number for a run of an email. */
	nextSendId(): number {
		return ++this.lastSendId;
	}

	/** Creates a campaign with its email and its web page. */
	create(name: string, content: MailContent, now: number): CampaignRecord {
		const number = (this.lastNumber += NUMBER_STEP);
		const id = this.campaignIds.id(number);
		const activityIds = ROLES.slice(0, 2).map((role, at) => {
			const activity: CampaignActivity = {
				id: this.activityIds.id(number + at),
				campaignId: id,
				role,
				status: 'DRAFT',
				content,
				listIds: [],
				segmentIds: [],
				sends: [],
				links: linksIn(content.html, number * 1000),
			};
			this.activities.set(activity.id, activity);
			return activity.id;
		});
		const campaign: CampaignRecord = {
			number,
			id,
			name,
			createdTime: now,
			updatedTime: now,
			isRemoved: false,
			activityIds,
		};
		this.campaigns.set(id, campaign);
		return campaign;
	}

	/** Adds the activity of an email to be resent. */
	addResend(campaign: CampaignRecord, primary: CampaignActivity): CampaignActivity {
		const { abTest: _test, resend: _resend, ...rest } = primary;
		const activity: CampaignActivity = {
			...rest,
			id: this.activityIds.id(campaign.number + 2),
			role: 'resend',
			status: 'DRAFT',
			sends: [],
		};
		this.activities.set(activity.id, activity);
		this.put({ ...campaign, activityIds: [...campaign.activityIds, activity.id] });
		return activity;
	}

	put(campaign: CampaignRecord): void {
		this.campaigns.set(campaign.id, campaign);
	}

	/** Writes an activity, and updates its campaign's time. */
	putActivity(activity: CampaignActivity, now: number): void {
		this.activities.set(activity.id, activity);
		const campaign = this.campaigns.get(activity.campaignId)!;
		this.put({ ...campaign, updatedTime: now });
	}

	/** Removes an activity. */
	removeActivity(activity: CampaignActivity): void {
		this.activities.delete(activity.id);
		const campaign = this.campaigns.get(activity.campaignId)!;
		const activityIds = campaign.activityIds.filter((id) => id !== activity.id);
		this.put({ ...campaign, activityIds });
	}
}
