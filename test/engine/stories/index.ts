import { abandonedCart } from './abandonedCart';
import { campaignReport } from './campaignReport';
import { campaignResults } from './campaignResults';
import { changedContacts } from './changedContacts';
import { contactsTable } from './contactsTable';
import { convertedWorkflow } from './convertedWorkflow';
import { csvSync } from './csvSync';
import { customerMirror } from './customerMirror';
import { largeImport } from './largeImport';
import { listImport } from './listImport';
import { listPush } from './listPush';
import { movedAccount } from './movedAccount';
import { movedTable } from './movedTable';
import { newsletter } from './newsletter';
import { newsletterIssue } from './newsletterIssue';
import { nightlyExport } from './nightlyExport';
import { nineTables } from './nineTables';
import { order } from './order';
import { personalData } from './personalData';
import { rewrittenIds } from './rewrittenIds';
import { signUpForm } from './signUpForm';
import type { Story } from './story';
import { unsubscribesPull } from './unsubscribesPull';
import { welcomeSeries } from './welcomeSeries';

/** What each file in the folder `examples` should do. */
export const STORIES: Record<string, Story> = {
	'1-sync-customers-from-csv': csvSync,
	'2-order-to-customer-event-and-tag': order,
	'3-newsletter-choice-with-consent': newsletter,
	'4-nightly-export-of-changed-customers': nightlyExport,
	'5-import-csv-into-constant-contact-lists': listImport,
	'6-weekly-opens-and-bounces-per-campaign': campaignReport,
	'7-nightly-copy-of-changed-contacts': changedContacts,
	'8-replicate-nine-tables-into-files': nineTables,
	'9-contacts-into-a-database-table': contactsTable,
	'10-weekly-results-of-sent-campaigns': campaignResults,
	'11-welcome-series-for-new-customers': welcomeSeries,
	'12-reminder-of-an-abandoned-cart': abandonedCart,
	'13-mirror-of-all-customers-in-a-database-table': customerMirror,
	'14-nightly-push-of-a-table-to-a-list': listPush,
	'15-hourly-pull-of-unsubscribes-into-a-crm': unsubscribesPull,
	'16-newsletter-with-test-schedule-and-report': newsletterIssue,
	'17-sign-up-form-to-list-with-tag': signUpForm,
	'18-import-a-large-csv-with-a-report': largeImport,
	'19-personal-data-exported-or-erased': personalData,
	'20-move-a-table-from-version-2': movedTable,
	'21-move-from-legacy-to-v3': movedAccount,
	'22-convert-saved-workflows-to-v3': convertedWorkflow,
	'23-rewrite-ids-in-a-postgres-table': rewrittenIds,
};
