/* What is tied to what: links, what is attached, where something is used.
 * Invariant: a link whose activity is gone is no link; one whose offer, ambassador or document is gone still is.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/labels.h"
#include "core/words/text.h"

/* What can be attached, and by what. */
static const struct
{
  JalonsEntityId linked;
  JalonsEntityId link;
  JalonsFieldId activity;
  JalonsFieldId target;
  JalonsFieldId title;
  char *(*make_id) (const char *activity_id, const char *target_id);
} links[] = {
  { JALONS_ENTITY_OFFER, JALONS_ENTITY_BOOKING, JALONS_BOOKING_ACTIVITY, JALONS_BOOKING_OFFER, JALONS_OFFER_TITLE,
    jalons_booking_make_id },
  { JALONS_ENTITY_AMBASSADOR, JALONS_ENTITY_VISIT, JALONS_VISIT_ACTIVITY, JALONS_VISIT_AMBASSADOR,
    JALONS_AMBASSADOR_NAME, jalons_visit_make_id },
  { JALONS_ENTITY_DOCUMENT, JALONS_ENTITY_ATTACHMENT, JALONS_ATTACHMENT_ACTIVITY, JALONS_ATTACHMENT_DOCUMENT,
    JALONS_DOCUMENT_TITLE, jalons_attachment_make_id },
};

static int
find_linked (JalonsEntityId linked)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (links); i++)
    if (links[i].linked == linked)
      return (int) i;
  return -1;
}

static int
find_link (JalonsEntityId link)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (links); i++)
    if (links[i].link == link)
      return (int) i;
  return -1;
}

/**
 * jalons_entity_is_linked:
 *
 * Returns: whether @entity can be attached to an activity: an offer, an ambassador, a document
 */
gboolean
jalons_entity_is_linked (JalonsEntityId entity)
{
  return find_linked (entity) >= 0;
}

/**
 * jalons_entity_is_link:
 *
 * Returns: whether @entity attaches something to an activity: a booking, a visit, an attachment
 */
gboolean
jalons_entity_is_link (JalonsEntityId entity)
{
  return find_link (entity) >= 0;
}

/**
 * jalons_link_entity_of:
 * @linked: an entity of jalons_entity_is_linked()
 *
 * Returns: the entity of its links: %JALONS_ENTITY_BOOKING for %JALONS_ENTITY_OFFER…
 */
JalonsEntityId
jalons_link_entity_of (JalonsEntityId linked)
{
  int i = find_linked (linked);

  g_return_val_if_fail (i >= 0, JALONS_N_ENTITIES);
  return links[i].link;
}

/**
 * jalons_link_activity_field:
 * @link: an entity of jalons_entity_is_link()
 *
 * Returns: its reference to the activity
 */
JalonsFieldId
jalons_link_activity_field (JalonsEntityId link)
{
  int i = find_link (link);

  g_return_val_if_fail (i >= 0, JALONS_BOOKING_ACTIVITY);
  return links[i].activity;
}

/**
 * jalons_link_target_field:
 * @link: an entity of jalons_entity_is_link()
 *
 * Returns: its reference to what is attached
 */
JalonsFieldId
jalons_link_target_field (JalonsEntityId link)
{
  int i = find_link (link);

  g_return_val_if_fail (i >= 0, JALONS_BOOKING_OFFER);
  return links[i].target;
}

/**
 * jalons_link_activity:
 * @link: a booking, a visit or an attachment
 *
 * Returns: (transfer none) (nullable): its activity
 */
JalonsActivity *
jalons_link_activity (JalonsDataset *dataset,
                      const JalonsRecord *link)
{
  return jalons_dataset_follow (dataset, link, jalons_link_activity_field (jalons_record_get_entity (link)));
}

/**
 * jalons_link_target:
 * @link: a booking, a visit or an attachment
 *
 * Returns: (transfer none) (nullable): the offer, the ambassador or the document; %NULL when it is gone
 */
JalonsRecord *
jalons_link_target (JalonsDataset *dataset,
                    const JalonsRecord *link)
{
  return jalons_dataset_follow (dataset, link, jalons_link_target_field (jalons_record_get_entity (link)));
}

/**
 * jalons_link_state_label:
 * @link: a booking, a visit or an attachment
 *
 * Returns: (transfer none): "asked for"; "" for an attachment, which has no state
 */
const char *
jalons_link_state_label (const JalonsRecord *link)
{
  JalonsEntityId entity = jalons_record_get_entity (link);

  if (entity == JALONS_ENTITY_BOOKING)
    return jalons_booking_state_label ((JalonsBookingState) jalons_booking_state (link));
  if (entity == JALONS_ENTITY_VISIT)
    return jalons_visit_state_label ((JalonsVisitState) jalons_visit_state (link));
  return "";
}

/**
 * jalons_link_make_id:
 * @link: an entity of jalons_entity_is_link()
 *
 * Returns: (transfer full): the id of the link between the two
 */
char *
jalons_link_make_id (JalonsEntityId link,
                     const char *activity_id,
                     const char *target_id)
{
  int i = find_link (link);

  g_return_val_if_fail (i >= 0, NULL);
  return links[i].make_id (activity_id, target_id);
}

/* What is attached, and where it is used. */

/**
 * jalons_catalogue_title:
 * @record: (nullable): an offer, an ambassador or a document
 *
 * Returns: (transfer none): its title or name, or the words for one that is gone, forgotten or unnamed
 */
const char *
jalons_catalogue_title (const JalonsRecord *record)
{
  const char *title;
  int kind;

  if (record == NULL)
    return _ ("(deleted)");
  kind = find_linked (jalons_record_get_entity (record));
  g_return_val_if_fail (kind >= 0, "");
  if (links[kind].linked == JALONS_ENTITY_AMBASSADOR && jalons_ambassador_is_forgotten (record))
    return _ ("(forgotten person)");
  title = jalons_record_get_text (record, links[kind].title);
  return *title != '\0' ? title : _ ("(without a name)");
}

typedef struct
{
  JalonsRecord *link;
  JalonsRecord *target;
} Attached;

static int
compare_attached (gconstpointer a,
                  gconstpointer b)
{
  const Attached *first = a, *second = b;
  int order = jalons_collate (jalons_catalogue_title (first->target), jalons_catalogue_title (second->target));

  return order ? order : strcmp (jalons_record_get_id (first->link), jalons_record_get_id (second->link));
}

static void
append_attached (JalonsDataset *dataset,
                 const JalonsActivity *activity,
                 unsigned kind,
                 GPtrArray *result)
{
  g_autoptr (GPtrArray) found = jalons_dataset_referring (dataset, links[kind].activity,
                                                          jalons_record_get_id (activity));
  g_autofree Attached *attached = g_new (Attached, found->len);

  if (found->len == 0)
    return;
  for (guint i = 0; i < found->len; i++)
    attached[i] = (Attached){ g_ptr_array_index (found, i), jalons_link_target (dataset, found->pdata[i]) };
  qsort (attached, found->len, sizeof *attached, compare_attached);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (result, g_object_ref (attached[i].link));
}

/**
 * jalons_catalogue_attached:
 *
 * Returns: (transfer container) (element-type JalonsRecord): the bookings of @activity, then its visits, then its
 *   attachments, each by title; also those of what is gone
 */
GPtrArray *
jalons_catalogue_attached (JalonsDataset *dataset,
                           const JalonsActivity *activity)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  for (unsigned kind = 0; kind < G_N_ELEMENTS (links); kind++)
    append_attached (dataset, activity, kind, result);
  return result;
}

/* An offer attached to several classes at once has an activity for each, all alike. */
static int
compare_first_divisions (JalonsDataset *dataset,
                         const JalonsActivity *first,
                         const JalonsActivity *second)
{
  g_autoptr (GPtrArray) a = jalons_dataset_activity_divisions (dataset, first);
  g_autoptr (GPtrArray) b = jalons_dataset_activity_divisions (dataset, second);

  if (a->len == 0 || b->len == 0)
    return (a->len > b->len) - (a->len < b->len);
  return jalons_collate (jalons_division_code (a->pdata[0]), jalons_division_code (b->pdata[0]));
}

static int
compare_uses (gconstpointer a,
              gconstpointer b,
              gpointer dataset)
{
  JalonsActivity *first = jalons_link_activity (dataset, *(JalonsRecord *const *) a);
  JalonsActivity *second = jalons_link_activity (dataset, *(JalonsRecord *const *) b);
  int order = jalons_slot_compare (jalons_activity_slot (first), jalons_activity_slot (second));

  if (order == 0)
    order = jalons_collate (jalons_activity_title (first), jalons_activity_title (second));
  if (order == 0)
    order = compare_first_divisions (dataset, first, second);
  return order ? order : strcmp (jalons_record_get_id (first), jalons_record_get_id (second));
}

/* In no order. */
static GPtrArray *
links_of (JalonsDataset *dataset,
          const JalonsRecord *record)
{
  int kind = find_linked (jalons_record_get_entity (record));
  GPtrArray *found;

  g_return_val_if_fail (kind >= 0, g_ptr_array_new ());
  found = jalons_dataset_referring (dataset, links[kind].target, jalons_record_get_id (record));
  for (guint i = found->len; i > 0; i--)
    if (jalons_link_activity (dataset, found->pdata[i - 1]) == NULL)
      g_ptr_array_remove_index_fast (found, i - 1);
  return found;
}

/**
 * jalons_catalogue_links:
 * @record: an offer, an ambassador or a document
 *
 * Returns: (transfer container) (element-type JalonsRecord): its bookings, visits or attachments in all schools that
 *   @dataset has, in the order of the year, the undated ones last
 */
GPtrArray *
jalons_catalogue_links (JalonsDataset *dataset,
                        const JalonsRecord *record)
{
  GPtrArray *found = links_of (dataset, record);

  g_ptr_array_sort_with_data (found, compare_uses, dataset);
  return found;
}

static void
add_uses (JalonsDataset *dataset,
          int kind,
          const char *id,
          GPtrArray *result)
{
  g_autoptr (GPtrArray) found = jalons_dataset_referring (dataset, links[kind].target, id);

  for (guint i = 0; i < found->len; i++)
    {
      JalonsActivity *activity = jalons_link_activity (dataset, found->pdata[i]);

      if (activity != NULL)
        g_ptr_array_add (result, g_object_ref (activity));
    }
}

/* Those that share an offer or an ambassador with the activity of that id; a document is nobody's alone. */
static void
add_sharing (JalonsDataset *dataset,
             const char *activity_id,
             GPtrArray *result)
{
  for (int kind = 0; kind < (int) G_N_ELEMENTS (links); kind++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (links[kind].link == JALONS_ENTITY_ATTACHMENT)
        continue;
      found = jalons_dataset_referring (dataset, links[kind].activity, activity_id);
      for (guint i = 0; i < found->len; i++)
        add_uses (dataset, kind, jalons_record_get_text (found->pdata[i], links[kind].target), result);
    }
}

static void
add_by_link (JalonsDataset *dataset,
             int kind,
             const JalonsRecord *link,
             GPtrArray *result)
{
  JalonsActivity *activity = jalons_link_activity (dataset, link);

  if (activity != NULL)
    g_ptr_array_add (result, g_object_ref (activity));
  if (links[kind].link != JALONS_ENTITY_ATTACHMENT)
    add_uses (dataset, kind, jalons_record_get_text (link, links[kind].target), result);
}

/**
 * jalons_catalogue_concerned:
 * @record: an activity or a participation, a link, an offer, an ambassador or a document, as it is or will be
 *
 * Returns: (transfer container) (element-type JalonsActivity): the activities, in any order and perhaps twice, that are
 *   concerned by a change of @record through what is attached to them: by the places of an offer, the time of an
 *   ambassador
 */
GPtrArray *
jalons_catalogue_concerned (JalonsDataset *dataset,
                            const JalonsRecord *record)
{
  JalonsEntityId entity = jalons_record_get_entity (record);
  GPtrArray *result = g_ptr_array_new_with_free_func (g_object_unref);

  if (entity == JALONS_ENTITY_ACTIVITY)
    add_sharing (dataset, jalons_record_get_id (record), result);
  else if (entity == JALONS_ENTITY_PARTICIPATION)
    add_sharing (dataset, jalons_participation_activity (record), result);
  else if (jalons_entity_is_link (entity))
    add_by_link (dataset, find_link (entity), record, result);
  else if (jalons_entity_is_linked (entity))
    add_uses (dataset, find_linked (entity), jalons_record_get_id (record), result);
  return result;
}

/**
 * jalons_document_draft_new:
 *
 * Returns: (transfer full): a new document; nobody has said its scope
 */
JalonsDraft *
jalons_document_draft_new (void)
{
  JalonsDraft *draft = jalons_draft_new (JALONS_ENTITY_DOCUMENT, NULL);

  jalons_draft_set_number (draft, JALONS_DOCUMENT_SCOPE, JALONS_SCOPE_UNSAID);
  return draft;
}

/**
 * jalons_activity_start_year:
 *
 * Returns: 2026 for an activity of 2026-2027; 0 when its year is gone
 */
int
jalons_activity_start_year (JalonsDataset *dataset,
                            const JalonsActivity *activity)
{
  JalonsYear *year = jalons_dataset_follow (dataset, activity, JALONS_ACTIVITY_YEAR);

  return year ? jalons_year_start (year) : 0;
}
