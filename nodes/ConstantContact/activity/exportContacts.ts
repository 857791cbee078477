import type { IDataObject } from 'n8n-workflow';

import { choice, fixedChoices, collection, path, timeoutField, when } from '../../kit';
import {
	downloadFields,
	downloadTexts,
	fileFields,
} from '../../constantContactShared/bulk/exportFile';
import { runJob, waitOptions } from '../../constantContactShared/bulk/waiting';
import { someLists, someTags } from '../contact/fields';
import { findChosenIds, LIST_KIND, TAG_KIND } from '../fields/chosenRecords';
import { define } from '../operation';
import { segmentField } from '../segment/fields';
import { downloadFile, exportSchema } from './exportFile';
import { activityField } from './fields';
import { createJobs } from './jobs';

export const exportContacts = define.item({
	value: 'exportContacts',
	name: 'Export Contacts',
	action: 'Export contacts to file or items',
	description: 'Export contacts: start the export, wait for it and download it',
	requests: 'Two per export, and one per status check',
	output: exportSchema,
	fields: {
		contacts: choice({
			displayName: 'Contacts',
			default: 'all',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'In Segment', value: 'segment' },
				{ name: 'Of Lists', value: 'lists' },
				{ name: 'With Tags', value: 'tags' },
			],
		}),
		lists: when({ contacts: ['lists'] }, someLists),
		segment: when({ contacts: ['segment'] }, segmentField),
		tags: when({ contacts: ['tags'] }, someTags),
		...fileFields,
		activityOptions: collection({
			displayName: 'Options',
			fields: {
				...waitOptions,
				fields: fixedChoices({
					displayName: 'Fields',
					description: 'In addition to email address and permission. Default: all.',
					options: [
						{ name: 'Anniversary', value: 'anniversary' },
						{ name: 'Birthday Day', value: 'birthday_day' },
						{ name: 'Birthday Month', value: 'birthday_month' },
						{ name: 'City', value: 'city' },
						{ name: 'Company', value: 'company_name' },
						{ name: 'Country', value: 'country' },
						{ name: 'Created At', value: 'created_at' },
						{ name: 'Custom Fields', value: 'custom_fields' },
						{ name: 'First Name', value: 'first_name' },
						{ name: 'Job Title', value: 'job_title' },
						{ name: 'Last Name', value: 'last_name' },
						{ name: 'Lists', value: 'email_lists' },
						{ name: 'Opt-In Date', value: 'email_optin_date' },
						{ name: 'Opt-In Source', value: 'email_optin_source' },
						{ name: 'Opt-Out Date', value: 'email_optout_date' },
						{ name: 'Opt-Out Reason', value: 'email_optout_reason' },
						{ name: 'Opt-Out Source', value: 'email_optout_source' },
						{ name: 'Phone Numbers', value: 'phone_number' },
						{ name: 'State', value: 'state' },
						{ name: 'Street', value: 'street' },
						{ name: 'Tags', value: 'tags' },
						{ name: 'Updated At', value: 'updated_at' },
						{ name: 'Zip Code', value: 'zip' },
					],
				}),
				requestTimeout: timeoutField,
			},
		}),
	},
	async run({ api: client, params, hint }) {
		const { lists = [], segment, tags = [], activityOptions } = params;
		const { fields = [], requestTimeout, ...waiting } = activityOptions;
		const api = client.withTimeout(requestTimeout);
		const listIds = await findChosenIds(api, lists, LIST_KIND);
		const tagIds = await findChosenIds(api, tags, TAG_KIND);
		const order: IDataObject = {
			...(listIds.length > 0 && { list_ids: listIds }),
			...(segment !== undefined && { segment_id: segment }),
			...(tagIds.length > 0 && { tag_ids: tagIds }),
			// Without the address, the opt-out columns are missing (V3 pitfalls 29).
			...(fields.length > 0 && { fields: [...new Set(['email_address', ...fields])] }),
		};
		const submit = async () => await api.post(path`/activities/contact_exports`, order);
		const activity = await runJob(createJobs(api), submit, { wait: true, waiting, hint });
		return await downloadFile(api, activity, params);
	},
});

export const downloadActivity = define.item({
	...downloadTexts,
	output: exportSchema,
	fields: { activity: activityField, ...downloadFields },
	async run({ api: client, params }) {
		const api = client.withTimeout(params.activityOptions.requestTimeout);
		const activity = await api.get(path`/activities/${params.activity}`);
		return await downloadFile(api, activity, params);
	},
});
