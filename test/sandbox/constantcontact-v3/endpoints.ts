import { accountEndpoints } from './account/endpoints';
import { activityEndpoints } from './activities/endpoints';
import { campaignEndpoints } from './campaigns/endpoints';
import { automationEndpoints } from './automations/endpoints';
import { eventEndpoints } from './events/endpoints';
import { registrationEndpoints } from './events/registrations';
import { socialEndpoints } from './social/endpoints';
import { scheduleEndpoints } from './campaigns/schedules';
import { variantEndpoints } from './campaigns/variants';
import { contactReportEndpoints } from './reports/contactReports';
import { landingPageEndpoints } from './reports/landingPages';
import { smsSummaryEndpoints } from './reports/smsSummaries';
import { summaryEndpoints } from './reports/summaries';
import { trackingEndpoints } from './reports/tracking';
import type { Endpoint } from './api';
import { contactEndpoints } from './contacts/endpoints';
import { fieldEndpoints } from './customFields/endpoints';
import { listEndpoints } from './lists/endpoints';
import { segmentEndpoints } from './segments/endpoints';
import { tagEndpoints } from './tags/endpoints';

/** All endpoints of the emulated V3 API. */
export const ENDPOINTS: Endpoint[] = [
	...accountEndpoints,
	...contactEndpoints,
	...listEndpoints,
	...tagEndpoints,
	...fieldEndpoints,
	...segmentEndpoints,
	...activityEndpoints,
	...campaignEndpoints,
	...scheduleEndpoints,
	...variantEndpoints,
	...trackingEndpoints,
	...summaryEndpoints,
	...contactReportEndpoints,
	...landingPageEndpoints,
	...smsSummaryEndpoints,
	...eventEndpoints,
	...registrationEndpoints,
	...automationEndpoints,
	...socialEndpoints,
];
