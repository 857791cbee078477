import { deleteOf } from '../subresource/delete';
import { subscription } from './definition';

export const deleteSubscription = deleteOf(subscription);
