/* From the actions that a Région publishes to the drafts that take them into the catalogue.
 * Invariant: nothing is deleted and nothing of the user's own is written: an action that is published no more keeps its
 * bookings and notes, and says since when; one that the user deleted stays so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/import-private.h"
#include "exchange/offers-words.h"

typedef struct
{
  JalonsPlan *plan;
  JalonsDataset *dataset;
  JalonsOffers *offers;
  char *feed_id; /* "" for a file from the disk */
  JalonsDay today;
  GHashTable *deleted; /* (nullable): ids of what the user deleted */
  GHashTable *answers; /* (nullable): key → answer */
  unsigned n_deleted;
  GHashTable *published; /* ids of the actions in the file */
  GHashTable *levels;    /* codes that were looked at */
} Planner;

/* Levels may be the user's own, so that the reader could not tell. One that nobody knows stays: without any level, the
 * action would be for all of them. */
static void
warn_of_levels (Planner *self,
                const JalonsOffer *offer)
{
  for (const char *const *level = jalons_offer_levels (offer); *level != NULL; level++)
    if (g_hash_table_add (self->levels, g_strdup (*level)) &&
        jalons_known_level (self->dataset, *level).label == *level)
      g_ptr_array_add (self->plan->warnings,
                       /* Translators: the title of an action, the code of a level. */
                       g_strdup_printf (_ ("“%1$s”: Jalons does not know the level “%2$s”. The action is kept with it."),
                                        jalons_offer_title (offer), *level));
}

/* Which field changed, the withdrawal said as what it is. */
static void
add_details (Planner *self,
             JalonsImportLine *line,
             const JalonsDraft *draft,
             const JalonsOffer *now)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_OFFER);
  JalonsRecord *before = jalons_draft_get_origin (draft);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      JalonsFieldId field = entity->fields[i].id;
      g_autofree char *detail = NULL;

      if (!jalons_draft_has_changed (draft, field))
        continue;
      if (field == JALONS_OFFER_WITHDRAWN_DAY)
        detail = g_strdup (_ ("Published again"));
      else if (field == JALONS_OFFER_FEED)
        /* Translators: the name of a feed, or of who publishes it. */
        detail = g_strdup_printf (_ ("Now followed by the feed “%s”"), jalons_offers_title (self->offers));
      else
        detail = jalons_offer_change (self->dataset, before, now, field);
      jalons_strv_add (&line->details, detail);
    }
}

static void
keep (Planner *self,
      JalonsDraft *draft,
      const JalonsOffer *published)
{
  JalonsRecord *origin = jalons_draft_get_origin (draft);
  JalonsImportOutcome outcome = origin != NULL && jalons_record_is_deleted (origin) ? JALONS_IMPORT_CREATED
                                                                                    : jalons_plan_outcome (draft);
  g_autofree char *words = jalons_offer_in_words (self->dataset, published);
  JalonsImportLine *line;

  line = jalons_plan_add_line (self->plan, outcome, JALONS_ENTITY_OFFER, jalons_draft_get_id (draft),
                               jalons_offer_title (published), words);
  if (outcome == JALONS_IMPORT_CHANGED)
    add_details (self, line, draft, published);
  if (outcome == JALONS_IMPORT_UNCHANGED)
    jalons_draft_free (draft);
  else
    g_ptr_array_add (self->plan->drafts, draft);
}

/* Deleted */

static const char *
find_answer (Planner *self,
             const char *key)
{
  const char *answer = self->answers ? g_hash_table_lookup (self->answers, key) : NULL;

  return answer ? answer : "";
}

/* What somebody deleted is not pressed on them again: it is asked for, one by one or all together. */
static gboolean
stays_deleted (Planner *self,
               JalonsOffer *published)
{
  g_autofree char *key = g_strconcat (JALONS_IMPORT_DELETED_KEY ":", jalons_offer_code (published), NULL);
  g_autofree char *words = jalons_offer_in_words (self->dataset, published);
  const char *own = find_answer (self, key), *answer = *own ? own : find_answer (self, JALONS_IMPORT_DELETED_KEY);
  JalonsImportQuestion *question =
    jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_DELETED, key, answer, jalons_offer_title (published));

  jalons_strv_add (&question->labels, words);
  self->n_deleted++;
  if (g_str_equal (answer, JALONS_IMPORT_TAKE_BACK))
    return FALSE;
  jalons_plan_add_line (self->plan, JALONS_IMPORT_DELETED, JALONS_ENTITY_OFFER, jalons_record_get_id (published),
                        jalons_offer_title (published), words);
  return TRUE;
}

/* The question about all of them comes first. */
static void
ask_for_all (Planner *self)
{
  GPtrArray *questions = self->plan->questions;
  gpointer all;

  if (self->n_deleted < 2)
    return;
  jalons_plan_add_question (self->plan, JALONS_IMPORT_ASK_DELETED, JALONS_IMPORT_DELETED_KEY,
                            find_answer (self, JALONS_IMPORT_DELETED_KEY), _ ("All of them"));
  all = g_ptr_array_steal_index (questions, questions->len - 1);
  g_ptr_array_insert (questions, (int) (questions->len - self->n_deleted), all);
}

/* The deleted one comes back with what its user wrote in it. */
static JalonsDraft *
edit_or_bring_back (Planner *self,
                    JalonsOffer *present,
                    const char *id)
{
  JalonsOffer *gone = present == NULL && self->deleted != NULL ? g_hash_table_lookup (self->deleted, id) : NULL;
  JalonsDraft *draft;

  if (present == NULL && gone == NULL)
    return jalons_draft_new (JALONS_ENTITY_OFFER, id);
  draft = jalons_draft_edit (present != NULL ? present : gone);
  jalons_draft_set_deleted (draft, FALSE);
  return draft;
}

static void
plan_offer (Planner *self,
            JalonsOffer *published)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_OFFER);
  const char *id = jalons_record_get_id (published);
  JalonsOffer *present = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_OFFER, id);
  JalonsDraft *draft;

  g_hash_table_add (self->published, (char *) id);
  if (present == NULL && self->deleted != NULL && g_hash_table_contains (self->deleted, id) &&
      stays_deleted (self, published))
    return;
  draft = edit_or_bring_back (self, present, id);
  for (unsigned i = 0; i < entity->n_fields; i++)
    if (jalons_offers_is_published (entity->fields[i].id))
      jalons_draft_copy_field (draft, published, entity->fields[i].id);
  jalons_draft_set_day (draft, JALONS_OFFER_WITHDRAWN_DAY, JALONS_NO_DAY);
  if (*self->feed_id != '\0')
    jalons_draft_set_text (draft, JALONS_OFFER_FEED, self->feed_id);
  warn_of_levels (self, published);
  keep (self, draft, published);
}

/* Withdrawn */

/* Those of the same feed; for a file, those of the same Région that no feed follows and nobody typed. */
static gboolean
is_of_source (Planner *self,
              const JalonsOffer *offer)
{
  if (*self->feed_id != '\0')
    return g_str_equal (jalons_offer_feed (offer), self->feed_id);
  return *jalons_offer_feed (offer) == '\0' && *jalons_offer_code (offer) != '\0' &&
         g_str_equal (jalons_offer_region (offer), self->offers->region);
}

static void
plan_withdrawal (Planner *self,
                 JalonsOffer *offer)
{
  g_autoptr (GPtrArray) bookings = jalons_dataset_referring (self->dataset, JALONS_BOOKING_OFFER,
                                                             jalons_record_get_id (offer));
  JalonsDraft *draft = jalons_draft_edit (offer);
  g_autofree char *words = jalons_offer_in_words (self->dataset, offer);
  JalonsImportLine *line = jalons_plan_add_line (self->plan, JALONS_IMPORT_WITHDRAWN, JALONS_ENTITY_OFFER,
                                                 jalons_record_get_id (offer), jalons_offer_title (offer), words);

  jalons_draft_set_day (draft, JALONS_OFFER_WITHDRAWN_DAY, self->today);
  g_ptr_array_add (self->plan->drafts, draft);
  if (bookings->len > 0)
    {
      g_autofree char *detail = jalons_format_counted (
        ngettext ("%u activity has it: its booking stays", "%u activities have it: their bookings stay", bookings->len),
        bookings->len);

      jalons_strv_add (&line->details, detail);
    }
}

static void
plan_withdrawals (Planner *self)
{
  GListModel *offers = jalons_dataset_get_list (self->dataset, JALONS_ENTITY_OFFER);

  for (unsigned i = 0; !self->offers->partial && i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (JalonsOffer) offer = g_list_model_get_item (offers, i);

      if (jalons_offer_withdrawn_day (offer) == JALONS_NO_DAY && is_of_source (self, offer) &&
          !g_hash_table_contains (self->published, jalons_record_get_id (offer)))
        plan_withdrawal (self, offer);
    }
}

/* The feed */

static void
plan_feed (Planner *self,
           const char *url)
{
  JalonsFeed *present = jalons_dataset_lookup (self->dataset, JALONS_ENTITY_FEED, self->feed_id);
  JalonsDraft *draft = present ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_FEED, self->feed_id);

  if (present != NULL && !g_str_equal (jalons_feed_region (present), self->offers->region))
    g_ptr_array_add (self->plan->warnings,
                     /* Translators: the names of two Régions. */
                     g_strdup_printf (_ ("This feed was of the Région %1$s and is now of %2$s: look before you take it."),
                                      jalons_feed_region (present), self->offers->region));
  jalons_draft_set_text (draft, JALONS_FEED_URL, url);
  jalons_draft_set_text (draft, JALONS_FEED_TITLE, jalons_offers_title (self->offers));
  jalons_draft_set_text (draft, JALONS_FEED_REGION, self->offers->region);
  jalons_draft_set_text (draft, JALONS_FEED_PUBLISHER, self->offers->publisher);
  jalons_draft_set_text (draft, JALONS_FEED_LICENCE, self->offers->licence);
  jalons_plan_keep (self->plan, draft);
}

/* Who answers for it, and under which licence it may be used again: who uses it has to say so. */
static void
tell_publisher (Planner *self)
{
  const char *publisher = self->offers->publisher, *licence = self->offers->licence;
  /* Translators: the name of a licence. */
  g_autofree char *words = *licence != '\0' ? g_strdup_printf (_ ("Licence: %s"), licence) : g_strdup ("");

  if (*publisher != '\0' || *licence != '\0')
    jalons_plan_add_line (self->plan, JALONS_IMPORT_READ, JALONS_ENTITY_FEED, self->feed_id,
                          *publisher != '\0' ? publisher : jalons_offers_title (self->offers), words);
}

/* An empty file would withdraw everything: it may be meant, and is more often a mistake. */
static void
warn_of_emptiness (Planner *self)
{
  if (self->offers->offers->len == 0)
    g_ptr_array_add (self->plan->warnings, g_strdup (_ ("There is no action in what is published.")));
}

static void
make_plan (Planner *self,
           const char *feed_url)
{
  for (unsigned i = 0; i < self->offers->warnings->len; i++)
    g_ptr_array_add (self->plan->warnings, g_strdup (self->offers->warnings->pdata[i]));
  warn_of_emptiness (self);
  tell_publisher (self);
  self->plan->counted = JALONS_ENTITY_OFFER;
  /* Translators: a gesture, named in the infinitive; %s is a Région. */
  self->plan->label = g_strdup_printf (_ ("Take the actions of the Région %s"), self->offers->region);
  if (feed_url != NULL)
    plan_feed (self, feed_url);
  for (unsigned i = 0; i < self->offers->offers->len; i++)
    plan_offer (self, self->offers->offers->pdata[i]);
  ask_for_all (self);
  plan_withdrawals (self);
}

/**
 * jalons_plan_offers:
 * @plan: what is filled
 * @deleted: (nullable): as in jalons_import_new_offers()
 * @answers: (nullable): key → answer
 *
 * See jalons_import_new_offers().
 */
void
jalons_plan_offers (JalonsPlan *plan,
                    JalonsOffers *offers,
                    JalonsDataset *dataset,
                    const char *feed_url,
                    JalonsDay today,
                    GHashTable *deleted,
                    GHashTable *answers)
{
  Planner self = {
    .plan = plan,
    .dataset = dataset,
    .offers = offers,
    .feed_id = feed_url ? jalons_feed_make_id (feed_url) : g_strdup (""),
    .today = today,
    .deleted = deleted,
    .answers = answers,
    .published = g_hash_table_new (g_str_hash, g_str_equal),
    .levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  make_plan (&self, feed_url);
  g_hash_table_unref (self.published);
  g_hash_table_unref (self.levels);
  g_free (self.feed_id);
}

/* As an import */

typedef struct
{
  JalonsOffers *offers;
  GHashTable *deleted;
  char *feed_url;
  JalonsDay today;
} Source;

static JalonsPlan *
plan_source (gpointer data,
             JalonsDataset *dataset,
             GHashTable *answers)
{
  Source *source = data;
  JalonsPlan *plan = jalons_plan_new ();

  jalons_plan_offers (plan, source->offers, dataset, source->feed_url, source->today, source->deleted, answers);
  return plan;
}

static void
source_free (gpointer data)
{
  Source *source = data;

  jalons_offers_unref (source->offers);
  g_clear_pointer (&source->deleted, g_hash_table_unref);
  g_free (source->feed_url);
  g_free (source);
}

static unsigned
count_offers (gpointer data)
{
  return ((Source *) data)->offers->offers->len;
}

/**
 * jalons_import_new_offers:
 * @offers: what a Région publishes
 * @dataset: the data as they are
 * @deleted: (nullable) (element-type utf8 JalonsOffer): what the user deleted, see jalons_store_list_deleted(); it is kept
 * @feed_url: (nullable): the address that it came from, which is then followed; %NULL for a file
 * @today: the day that withdrawn actions are marked with
 *
 * Plans to take the actions as they are published: new ones, changed ones, and the mark of those that are published no
 * more, unless the file is a partial one; those that are published again lose the mark. Those of @deleted stay deleted;
 * a question that need not be answered asks for each, and for all of them. What is taken back has its user's own fields
 * again.
 *
 * Returns: (transfer full): the import, which only waits to be accepted
 */
JalonsImport *
jalons_import_new_offers (JalonsOffers *offers,
                          JalonsDataset *dataset,
                          GHashTable *deleted,
                          const char *feed_url,
                          JalonsDay today)
{
  static const JalonsImportPlanner planner = { plan_source, NULL, source_free, NULL, count_offers };
  Source *source = g_new0 (Source, 1);

  source->offers = jalons_offers_ref (offers);
  source->deleted = deleted ? g_hash_table_ref (deleted) : NULL;
  source->feed_url = g_strdup (feed_url);
  source->today = today;
  return jalons_import_new_planned (&planner, source, dataset);
}
