/* Telling what is attached.
 * Invariant: see attached.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/catalogue/attached.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"

static const JalonsEntityId kinds[] = { JALONS_ENTITY_OFFER, JALONS_ENTITY_AMBASSADOR, JALONS_ENTITY_DOCUMENT };

static gboolean
is_settled (const JalonsRecord *link)
{
  switch ((int) jalons_record_get_entity (link))
    {
    case JALONS_ENTITY_BOOKING:
      return jalons_booking_state (link) == JALONS_BOOKING_ACCEPTED || jalons_booking_state (link) == JALONS_BOOKING_HELD;
    case JALONS_ENTITY_VISIT:
      return jalons_visit_state (link) == JALONS_VISIT_ACCEPTED || jalons_visit_state (link) == JALONS_VISIT_HELD;
    default:
      return TRUE;
    }
}

static JalonsAttachedState
state_of (const JalonsRecord *link)
{
  return is_settled (link) ? JALONS_ATTACHED_SETTLED : JALONS_ATTACHED_OPEN;
}

/* A sum, so that the order of the links does not matter. */
static guint32
stamp_of (JalonsDataset *dataset,
          const JalonsRecord *link)
{
  guint32 stamp = g_str_hash (jalons_record_get_id (link));

  stamp = stamp * 31 + g_str_hash (jalons_link_state_label (link));
  stamp = stamp * 31 + g_str_hash (jalons_catalogue_title (jalons_link_target (dataset, link)));
  return MAX (stamp, 1);
}

/**
 * jalons_attached_glance:
 *
 * Returns: what a mark says of all that is attached to @activity
 */
JalonsAttachedGlance
jalons_attached_glance (JalonsDataset *dataset,
                        const JalonsActivity *activity)
{
  JalonsAttachedGlance glance = { JALONS_ATTACHED_NOTHING, 0 };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      JalonsFieldId field = jalons_link_activity_field (jalons_link_entity_of (kinds[kind]));
      JalonsReferrers links = jalons_dataset_peek_referring (dataset, field, jalons_record_get_id (activity));

      for (guint i = 0; i < links.n_records; i++)
        {
          JalonsRecord *link = jalons_referrers_get (&links, i);

          glance.state = MAX (glance.state, state_of (link));
          glance.stamp += stamp_of (dataset, link);
        }
    }
  return glance;
}

/* Words */

static char *
words_of (const JalonsRecord *link,
          const JalonsRecord *target)
{
  const char *title = jalons_catalogue_title (target);
  const char *state = jalons_link_state_label (link);

  switch ((int) jalons_record_get_entity (link))
    {
    case JALONS_ENTITY_BOOKING:
      /* Translators: what is attached to an activity: the title of an offer, the state of its booking */
      return g_strdup_printf (_ ("action “%1$s”, %2$s"), title, state);
    case JALONS_ENTITY_VISIT:
      /* Translators: what is attached to an activity: the name of an ambassador, the state of the visit */
      return g_strdup_printf (_ ("visit of %1$s, %2$s"), title, state);
    default:
      /* Translators: what is attached to an activity: the title of a document */
      return g_strdup_printf (_ ("document “%s”"), title);
    }
}

static JalonsAttachedItem *
new_item (JalonsDataset *dataset,
          const JalonsRecord *link)
{
  JalonsAttachedItem *item = g_new0 (JalonsAttachedItem, 1);
  JalonsRecord *target = jalons_link_target (dataset, link);

  item->entity = jalons_model_field (jalons_link_target_field (jalons_record_get_entity (link)))->target;
  item->state = state_of (link);
  item->id = target ? g_strdup (jalons_record_get_id (target)) : NULL;
  item->words = words_of (link, target);
  return item;
}

static void
item_free (JalonsAttachedItem *item)
{
  g_free (item->id);
  g_free (item->words);
  g_free (item);
}

/**
 * jalons_attached_list:
 *
 * Returns: (transfer full) (element-type JalonsAttachedItem): what is attached to @activity, in the order of
 *   jalons_catalogue_attached()
 */
GPtrArray *
jalons_attached_list (JalonsDataset *dataset,
                      const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) links = jalons_catalogue_attached (dataset, activity);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (items, new_item (dataset, links->pdata[i]));
  return items;
}

/**
 * jalons_attached_words:
 *
 * Returns: (transfer full): "action “Orientibus”, asked for, document “Guide”", or "" when nothing is attached
 */
char *
jalons_attached_words (JalonsDataset *dataset,
                       const JalonsActivity *activity)
{
  g_autoptr (GPtrArray) items = jalons_attached_list (dataset, activity);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((JalonsAttachedItem *) items->pdata[i])->words);
  return g_string_free (text, FALSE);
}
