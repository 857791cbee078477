import { accountInfo } from './accountInfo';
import { contactLists } from './contactLists';
import { contacts } from './contacts';
import { contactTracking } from './contactTracking';
import { emailCampaigns } from './emailCampaigns';
import { emailCampaignSummary } from './emailCampaignSummary';
import { events } from './events';
import { myLibraryFiles } from './myLibraryFiles';
import { trashFiles } from './trashFiles';
import type { Table } from './table';

/** The nine tables, in menu order. */
export const tables: Table[] = [
	accountInfo,
	contactLists,
	contactTracking,
	contacts,
	emailCampaignSummary,
	emailCampaigns,
	events,
	myLibraryFiles,
	trashFiles,
];
