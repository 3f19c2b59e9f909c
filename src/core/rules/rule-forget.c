/* What a change makes the index forget.
 * Invariant: whatever an issue was told of is followed from the record that changes to the activities and divisions that
 * it would be told of, as they are before the change and as they are after it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/rules/rule-index-private.h"

static void
forget_everything (JalonsRuleIndex *self)
{
  g_hash_table_remove_all (self->divisions);
  g_hash_table_remove_all (self->own_issues);
  g_hash_table_remove_all (self->rivals);
  jalons_rule_catalogue_forget_all (self->catalogue);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  if (self->year_id != NULL)
    g_clear_pointer (&self->calendar, jalons_calendar_unref);
}

static void
forget_at_others (JalonsRuleIndex *self,
                  const GPtrArray *issues)
{
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      JalonsIssue *issue = g_ptr_array_index (issues, i);
      GPtrArray *theirs =
        issue->other ? g_hash_table_lookup (self->rivals, jalons_record_get_id (issue->other)) : NULL;

      if (theirs != NULL)
        g_ptr_array_remove (theirs, issue);
    }
}

/* What is known of the activity itself, with that id. */
static void
forget_own (JalonsRuleIndex *self,
            const char *id)
{
  forget_at_others (self, g_hash_table_lookup (self->own_issues, id));
  g_hash_table_remove (self->own_issues, id);
  if (self->stale != NULL)
    g_hash_table_add (self->stale, g_strdup (id));
}

/* The activities that have this offer, ambassador or document, of which something has changed. */
static void
forget_uses (JalonsRuleIndex *self,
             JalonsEntityId link,
             const char *id)
{
  g_autoptr (GPtrArray) links = jalons_dataset_referring (self->dataset, jalons_link_target_field (link), id);

  jalons_rule_catalogue_forget (self->catalogue, id);
  for (guint i = 0; i < links->len; i++)
    forget_own (self, jalons_record_get_text (g_ptr_array_index (links, i), jalons_link_activity_field (link)));
}

/* What an activity shares with others: the places of its offers, the time of its ambassadors. */
static void
forget_shared (JalonsRuleIndex *self,
               const char *activity_id)
{
  static const JalonsEntityId shared[] = { JALONS_ENTITY_BOOKING, JALONS_ENTITY_VISIT };

  for (unsigned i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autoptr (GPtrArray) links = jalons_dataset_referring (self->dataset, jalons_link_activity_field (shared[i]),
                                                              activity_id);

      for (guint k = 0; k < links->len; k++)
        forget_uses (self, shared[i], jalons_record_get_text (links->pdata[k], jalons_link_target_field (shared[i])));
    }
}

static void
forget_divisions_of (JalonsRuleIndex *self,
                     const char *activity_id)
{
  g_autoptr (GPtrArray) links = jalons_dataset_referring (self->dataset, JALONS_PARTICIPATION_ACTIVITY, activity_id);

  for (guint i = 0; i < links->len; i++)
    g_hash_table_remove (self->divisions, jalons_participation_division (g_ptr_array_index (links, i)));
}

static void
forget_activity (JalonsRuleIndex *self,
                 const char *id)
{
  forget_divisions_of (self, id);
  forget_own (self, id);
  forget_shared (self, id);
}

static void
forget_participation (JalonsRuleIndex *self,
                      JalonsParticipation *participation)
{
  g_hash_table_remove (self->divisions, jalons_participation_division (participation));
  forget_own (self, jalons_participation_activity (participation));
  forget_shared (self, jalons_participation_activity (participation));
}

static void
forget_link_as (JalonsRuleIndex *self,
                JalonsRecord *link)
{
  JalonsEntityId entity = jalons_record_get_entity (link);
  const char *activity_id = jalons_record_get_text (link, jalons_link_activity_field (entity));

  forget_own (self, activity_id);
  forget_uses (self, entity, jalons_record_get_text (link, jalons_link_target_field (entity)));
  /* Women and men are counted for a division. */
  if (entity == JALONS_ENTITY_VISIT)
    forget_divisions_of (self, activity_id);
}

/* As it was and as it will be. */
static void
forget_link (JalonsRuleIndex *self,
             JalonsRecord *link)
{
  JalonsRecord *known = jalons_dataset_lookup (self->dataset, jalons_record_get_entity (link),
                                               jalons_record_get_id (link));

  forget_link_as (self, link);
  if (known != NULL && known != link)
    forget_link_as (self, known);
}

static void
forget_ambassador (JalonsRuleIndex *self,
                   const char *id)
{
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (self->dataset, JALONS_VISIT_AMBASSADOR, id);

  forget_uses (self, JALONS_ENTITY_VISIT, id);
  for (guint i = 0; i < visits->len; i++)
    forget_divisions_of (self, jalons_visit_activity (g_ptr_array_index (visits, i)));
}

/* All that has something attached. */
static void
forget_attached (JalonsRuleIndex *self)
{
  static const JalonsEntityId links[] = { JALONS_ENTITY_BOOKING, JALONS_ENTITY_VISIT, JALONS_ENTITY_ATTACHMENT };

  jalons_rule_catalogue_forget_all (self->catalogue);
  for (unsigned e = 0; e < G_N_ELEMENTS (links); e++)
    {
      GListModel *list = jalons_dataset_get_list (self->dataset, links[e]);

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (JalonsRecord) link = g_list_model_get_item (list, i);

          forget_own (self, jalons_record_get_text (link, jalons_link_activity_field (links[e])));
        }
    }
}

static gboolean
has_absence (gpointer id,
             gpointer data,
             gpointer record)
{
  const JalonsRuleDivision *known = data;

  for (guint i = 0; i < known->absences->len; i++)
    if (g_str_equal (jalons_record_get_id (g_ptr_array_index (known->absences, i)), jalons_record_get_id (record)))
      return TRUE;
  return FALSE;
}

/* It may have gone from one division to another. */
static void
forget_absence (JalonsRuleIndex *self,
                JalonsAbsence *absence)
{
  g_hash_table_foreach_remove (self->divisions, has_absence, absence);
  g_hash_table_remove (self->divisions, jalons_absence_division (absence));
}

/**
 * jalons_rule_index_forget:
 * @record: a record that changes, as it will be, or has changed, as it is
 *
 * To be called for each record of a gesture, and nothing asked before all of them are in the dataset.
 */
void
jalons_rule_index_forget (JalonsRuleIndex *index,
                          JalonsRecord *record)
{
  g_clear_pointer (&index->issues, g_ptr_array_unref);
  switch ((int) jalons_record_get_entity (record))
    {
    case JALONS_ENTITY_ACTIVITY:
      forget_activity (index, jalons_record_get_id (record));
      break;
    case JALONS_ENTITY_PARTICIPATION:
      forget_participation (index, record);
      break;
    case JALONS_ENTITY_ABSENCE:
      forget_absence (index, record);
      break;
    case JALONS_ENTITY_DIVISION:
      /* The others change their places in the list, and offers count pupils. */
      g_hash_table_remove_all (index->divisions);
      g_clear_pointer (&index->listed, g_ptr_array_unref);
      forget_attached (index);
      break;
    case JALONS_ENTITY_MILESTONE:
      g_hash_table_remove_all (index->divisions);
      break;
    case JALONS_ENTITY_BOOKING:
    case JALONS_ENTITY_VISIT:
    case JALONS_ENTITY_ATTACHMENT:
      forget_link (index, record);
      break;
    case JALONS_ENTITY_OFFER:
      forget_uses (index, JALONS_ENTITY_BOOKING, jalons_record_get_id (record));
      break;
    case JALONS_ENTITY_AMBASSADOR:
      forget_ambassador (index, jalons_record_get_id (record));
      break;
    case JALONS_ENTITY_DOCUMENT:
      forget_uses (index, JALONS_ENTITY_ATTACHMENT, jalons_record_get_id (record));
      break;
    case JALONS_ENTITY_CENTRE:
      forget_attached (index);
      break;
    case JALONS_ENTITY_MEF:
    case JALONS_ENTITY_LEVEL:
    case JALONS_ENTITY_FEED:
    case JALONS_ENTITY_PROJECT:
    case JALONS_ENTITY_GOAL:
    case JALONS_ENTITY_AIM:
    case JALONS_ENTITY_READING:
    case JALONS_ENTITY_INTENTION:
    case JALONS_ENTITY_PARTNER:
    case JALONS_ENTITY_FIGURE:
    case JALONS_ENTITY_REVIEWER:
    case JALONS_ENTITY_REVISION:
    case JALONS_ENTITY_REMARK:
    case JALONS_ENTITY_CHAPTER:
      break;
    default: /* what the whole year hangs on, and any entity of which nobody has thought here */
      forget_everything (index);
      break;
    }
}
