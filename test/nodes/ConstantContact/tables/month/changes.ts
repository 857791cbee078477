import type { ManualClock, Sandbox } from '../../../../sandbox';
import { RandomChanges, type Change } from '../../../constantContactShared/replication/changes';

const MINUTE_MS = 60_000;

type Account = Sandbox['constantContactV3'];
type Status = NonNullable<Parameters<Account['putCampaign']>[0]['status']>;

/** Random changes to an account. */
export class AccountChanges extends RandomChanges {
	/** Kinds of changes with their weights. */
	protected readonly weights: Change[] = [
		[14, 'contact created', () => this.createContact()],
		[20, 'contact changed', () => this.changeContact()],
		[6, 'contact unsubscribed', () => this.unsubscribe()],
		[3, 'contact deleted', () => this.putContact({ isDeleted: true })],
		[2, 'contact restored', () => this.restoreContact()],
		[12, 'list membership', () => this.putContact({ lists: this.someLists() })],
		[1, 'list created', () => this.account.putList({ name: this.word('List') })],
		[2, 'list renamed', () => this.renameList()],
		[3, 'campaign created', () => this.account.putCampaign(this.name())],
		[3, 'campaign changed', () => this.changeCampaign(this.name(), 'DRAFT', 'DONE')],
		[1, 'campaign running', () => this.changeCampaign({ status: 'EXECUTING' }, 'DRAFT')],
		[0.7, 'campaign sent', () => this.changeCampaign({ status: 'DONE' }, 'DRAFT')],
		[1.5, 'campaign ran', () => this.changeCampaign({ status: 'DONE' }, 'EXECUTING')],
		[1.5, 'campaign deleted', () => this.changeCampaign({ isRemoved: true }, 'DRAFT', 'DONE')],
		[34, 'activity', () => this.recordActivity()],
	];

	private readonly contactIds: string[];

	constructor(
		private readonly account: Account,
		private readonly clock: ManualClock,
		seed: number,
	) {
		super(seed);
		this.contactIds = [...account.contacts()].map(({ id }) => id);
	}

	private someLists(): string[] {
		return this.account.lists().flatMap(({ id }) => (this.random.next() < 0.3 ? id : []));
	}

	private contactId(): string {
		return this.pick(this.contactIds)!;
	}

	private createContact(): void {
		const email = `new.${this.count}@example.com`;
		const lists = this.someLists();
		this.contactIds.push(this.account.putContact({ email, lists, permission: 'explicit' }).id);
	}

	private changeContact(): void {
		this.putContact({ texts: { first_name: this.word('Name'), job_title: this.word('Job') } });
	}

	private putContact(input: Parameters<Account['putContact']>[0]): void {
		const id = this.contactId();
		// Deleted and unsubscribed contacts are in no list
		const { deletedTime, email } = this.account.contact(id)!;
		const isOut = deletedTime !== undefined || email?.permission === 'unsubscribed';
		this.account.putContact({ id, ...input, ...(isOut && { lists: [] }) });
	}

	private restoreContact(): void {
		const id = this.contactIds.find(
			(one, at) => at >= this.count % 50 && this.account.contact(one)!.deletedTime !== undefined,
		);
		if (id !== undefined) this.account.putContact({ id, isDeleted: false });
	}

	private unsubscribe(): void {
		this.account.optOut(this.contactId(), this.word('Reason'));
	}

	private renameList(): void {
		this.account.putList({ id: this.pick(this.account.lists())!.id, name: this.word('List') });
	}

	private campaignThat(...statuses: Status[]): string | undefined {
		const found = this.account
			.campaigns()
			.filter(
				({ id, isRemoved }) =>
					!isRemoved && statuses.includes(this.account.campaignActivities(id)[0]!.status),
			);
		return this.pick(found)?.id;
	}

	private changeCampaign(
		change: Parameters<Account['putCampaign']>[0],
		...statuses: Status[]
	): void {
		const id = this.campaignThat(...statuses);
		if (id !== undefined) this.account.putCampaign({ id, ...change });
	}

	/** Some become visible minutes after they happened, and some belong to campaigns that haven't been sent yet. */
	private recordActivity(): void {
		const campaignId = this.campaignThat('DRAFT', 'EXECUTING', 'DONE')!;
		const kinds = ['em_sends', 'em_opens', 'em_clicks', 'em_forwards', 'em_optouts'] as const;
		const delay = this.random.next() < 0.2 ? this.below(5 * MINUTE_MS) : 0;
		this.account.recordActivity({
			kind: this.pick([...kinds])!,
			activityId: this.account.campaignActivities(campaignId)[0]!.id,
			contactId: this.contactId(),
			time: this.clock.now() - delay,
		});
	}
}
