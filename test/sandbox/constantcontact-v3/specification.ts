/** An operation in the specification. */
export interface SpecifiedOperation {
	/** Method and path below /v3. */
	operation: string;
	/** Required scope; empty if any token will do. */
	scope: string;
	/** Kind of its body; empty if there is none. */
	body: string;
	/** Statuses of success. */
	statuses: number[];
	/** Names of its query parameters. */
	query: string[];
}

/** Method, path, scope, body, statuses and parameters; a hyphen means none. */
const TABLE = `
GET /account/user/privileges - - 200
GET /account/summary account_read - 200 extra_fields
PUT /account/summary account_update json 200
GET /account/summary/physical_address account_read - 200
POST /account/summary/physical_address account_update json 201
PUT /account/summary/physical_address account_update json 200
GET /account/emails account_read - 200 confirm_status,role_code,email_address
POST /account/emails account_update json 201
GET /activities contact_data - 200 limit,state
GET /activities/{activity_id} contact_data - 200
POST /activities/contact_exports contact_data json 201
GET /contact_exports/{file_export_id} contact_data - 200
POST /activities/contact_delete contact_data json 201
POST /activities/contacts_file_import contact_data multipart 201
POST /activities/contacts_json_import contact_data json 201
POST /activities/remove_list_memberships contact_data json 201
POST /activities/add_list_memberships contact_data json 201
POST /activities/list_delete contact_data json 201
POST /activities/contacts_taggings_remove contact_data json 201
POST /activities/contacts_taggings_add contact_data json 201
POST /activities/contacts_tags_delete contact_data json 201
POST /activities/custom_fields_delete contact_data json 201
GET /events campaign_data - 200 event_status,search_text,sort_by,sort_order,limit,prev,next
POST /events/default campaign_data - 201 name,start_time,end_time,placeholder_campaign_id
GET /events/{event_id} campaign_data - 200 include
PATCH /events/{event_id} campaign_data json 204
POST /events/{event_id}/copy campaign_data json 200,207
POST /events/{event_id}/check_in/tickets campaign_data json 204
POST /events/{event_id}/undo_check_in/tickets campaign_data json 204
GET /events/{event_id}/tracks/{track_id}/registrations/{registration_id} campaign_data - 200
GET /events/{event_id}/tracks/{track_id}/registrations campaign_data - 200 registration_status,payment_status,search_text,sort_by,sort_order,page_size,limit,prev,next
PUT /events/{event_id}/tracks/{track_id}/registrations campaign_data json 200,207 increase_count,increase_item_count,return_items_to_inventory
PUT /events/{event_id}/tracks/{track_id}/registrations/payment_status campaign_data json 200,207
GET /social/profiles campaign_data - 200 include
GET /social/connections campaign_data - 200
GET /social/hashtags/groups campaign_data - 200 limit,page
POST /social/posts campaign_data json 200,201
GET /segments contact_data - 200 limit,sort_by
POST /segments contact_data json 201
GET /segments/{segment_id} contact_data - 200
PUT /segments/{segment_id} contact_data json 200
DELETE /segments/{segment_id} contact_data - 204
PATCH /segments/{segment_id}/name contact_data json 200
GET /contacts/{contact_id} contact_data - 200 include
PUT /contacts/{contact_id} contact_data json 200
DELETE /contacts/{contact_id} contact_data - 204
GET /contacts contact_data - 200,202 status,email,lists,segment_id,tags,updated_after,updated_before,created_after,created_before,optout_after,optout_before,include,sms_status,include_count,limit
POST /contacts contact_data json 201
POST /contacts/sign_up_form contact_data json 200,201
GET /contacts/contact_id_xrefs contact_data - 200 sequence_ids
GET /contact_custom_fields/{custom_field_id} contact_data - 200
PUT /contact_custom_fields/{custom_field_id} contact_data json 200
DELETE /contact_custom_fields/{custom_field_id} contact_data - 204
GET /contact_custom_fields contact_data - 200 limit
POST /contact_custom_fields contact_data json 201
GET /contact_lists/{list_id} contact_data - 200 include_membership_count
PUT /contact_lists/{list_id} contact_data json 200
DELETE /contact_lists/{list_id} contact_data - 202
GET /contact_lists contact_data - 200 limit,include_count,include_membership_count,name,status,channel_type,include_sms_membership_count
POST /contact_lists contact_data json 201
GET /contact_lists/list_id_xrefs contact_data - 200 sequence_ids
GET /contacts/sms_engagement_history/{contact_id} contact_data - 200
GET /contacts/counts contact_data - 200 include
PUT /contacts/resubscribe/{contact_id} contact_data json 200
GET /contact_tags/{tag_id} contact_data - 200 include_count
PUT /contact_tags/{tag_id} contact_data json 200
DELETE /contact_tags/{tag_id} contact_data - 202
GET /contact_tags contact_data - 200 limit,include_count
POST /contact_tags contact_data json 201
GET /emails campaign_data - 200 limit,before_date,after_date
POST /emails campaign_data json 200
GET /emails/{campaign_id} campaign_data - 200
DELETE /emails/{campaign_id} campaign_data - 204
PATCH /emails/{campaign_id} campaign_data json 200
GET /emails/campaign_id_xrefs campaign_data - 200 v2_email_campaign_ids
GET /emails/activities/{campaign_activity_id} campaign_data - 200 include
PUT /emails/activities/{campaign_activity_id} campaign_data json 200
GET /emails/activities/{campaign_activity_id}/schedules campaign_data - 200
POST /emails/activities/{campaign_activity_id}/schedules campaign_data json 201
DELETE /emails/activities/{campaign_activity_id}/schedules campaign_data - 204
POST /emails/activities/{campaign_activity_id}/tests campaign_data json 204
GET /emails/activities/{campaign_activity_id}/previews campaign_data - 200
GET /emails/activities/{campaign_activity_id}/send_history campaign_data - 200
GET /emails/activities/{campaign_activity_id}/non_opener_resends campaign_data - 200
POST /emails/activities/{campaign_activity_id}/non_opener_resends campaign_data json 201
DELETE /emails/activities/{campaign_activity_id}/non_opener_resends/{resend_request_id} campaign_data - 204
GET /automations/workflows campaign_data - 209 channel,sort_direction,created_from,goals,name
POST /automations/workflows campaign_data json 201 workflowName
GET /automations/workflows/{automation_flow_id} campaign_data - 200
PUT /automations/workflows/{automation_flow_id} campaign_data json 200
GET /emails/activities/{campaign_activity_id}/abtest campaign_data - 200
POST /emails/activities/{campaign_activity_id}/abtest campaign_data json 201
DELETE /emails/activities/{campaign_activity_id}/abtest campaign_data - 204
GET /reports/contact_reports/{contact_id}/activity_details contact_data - 200 tracking_activities_list,tracking_activity_type,include_campaign_activity_names,limit
GET /reports/contact_reports/{contact_id}/open_and_click_rates contact_data - 200 start,end
GET /reports/contact_reports/{contact_id}/activity_summary contact_data - 200 start,end
GET /reports/email_reports/{campaign_activity_id}/links campaign_data - 200 no_clicks
GET /reports/email_reports/{campaign_activity_id}/tracking/sends campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/opens campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/unique_opens campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/didnotopens campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/clicks campaign_data - 200 url_id,limit
GET /reports/email_reports/{campaign_activity_id}/tracking/forwards campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/optouts campaign_data - 200 limit
GET /reports/email_reports/{campaign_activity_id}/tracking/bounces campaign_data - 200 bounce_code,limit
GET /reports/summary_reports/email_campaign_summaries campaign_data - 200 limit
GET /reports/stats/email_campaigns/{campaign_ids} campaign_data - 200
GET /reports/stats/email_campaign_activities/{campaign_activity_ids} campaign_data - 200
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_unique_contact_clicks campaign_data - 200 limit,contacts_filter
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_unique_contact_opens campaign_data - 200 limit,contacts_filter
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_contact_opens campaign_data - 200 limit,contacts_filter
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_unique_contact_updates campaign_data - 200 limit,contacts_filter
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_unique_contact_adds campaign_data - 200 limit,contacts_filter
GET /reports/landing_pages/campaign_details/{campaign_activity_id}/p_unique_contact_sms_optins campaign_data - 200 limit,contacts_filter
GET /reports/summary_reports/sms_campaign_summaries campaign_data - 200 limit,start_at,end_at
`;

function readLine(line: string): SpecifiedOperation {
	const [method, path, scope, body, statuses = '', query = ''] = line
		.split(' ')
		.map((cell) => (cell === '-' ? '' : cell));
	return {
		operation: `${method} ${path}`,
		scope: scope ?? '',
		body: body ?? '',
		statuses: statuses.split(',').map(Number),
		query: query === '' ? [] : query.split(','),
	};
}

/**
 * The operations in the official specification (build 3.0.178) outside of /partner: just names, for comparison with the sandbox
 * (V3 API appendix A).
 */
export const SPECIFIED: SpecifiedOperation[] = TABLE.trim().split('\n').map(readLine);
