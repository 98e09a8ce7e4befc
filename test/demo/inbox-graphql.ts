/** What is asked of notices and of how they go by mail. */

export const INBOX = `query ($unreadOnly: Boolean!) {
  inbox(first: 50, unreadOnly: $unreadOnly) {
    unreadCount
    edges { node { id topic class rule readAt title: heading { zh en } text: body { zh en } about { id } } }
  }
}`;
export const MARK_READ = 'mutation ($notices: [ID!]!) { markRead(input: { notices: $notices }) { marked left } }';
export const MARK_ALL = 'mutation ($key: String) { markAllRead(input: { key: $key }) { marked left } }';
export const PREFERENCES = '{ notificationPreferences { class mail isChosen isFixed } }';
export const CHOOSE = `mutation ($choices: [NotificationChoice!]!) {
  setNotificationPreferences(input: { choices: $choices }) { class mail isChosen isFixed }
}`;
