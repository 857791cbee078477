import { accountInfo } from './accountInfo';
import { contactLists } from './contactLists';
import { contacts } from './contacts';
import { contactTracking } from './contactTracking';
import { customFields } from './customFields';
import { emailCampaigns } from './emailCampaigns';
import { emailCampaignSummary } from './emailCampaignSummary';
import { segments } from './segments';
import type { Table } from './table';
import { tags } from './tags';

/** The nine tables, in menu order. */
export const tables: Table[] = [
	accountInfo,
	contactLists,
	contactTracking,
	contacts,
	customFields,
	emailCampaignSummary,
	emailCampaigns,
	segments,
	tags,
];
