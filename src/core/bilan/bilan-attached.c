/* What came from the catalogue in a year: actions of the Régions, ambassadors, documents.
 * Invariant: women and men are told as two numbers over several persons, and open on nobody.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/bilan/bilan-private.h"
#include "core/catalogue/catalogue.h"
#include "core/words/text.h"

typedef void (*LinkFunc) (JalonsBilanScope *scope,
                          JalonsBilanTable *table,
                          const JalonsActivity *activity,
                          const JalonsRecord *link);

/* Each link of each activity, through the reference @to_activity. */
static void
for_each_link (JalonsBilanScope *scope,
               JalonsBilanTable *table,
               JalonsFieldId to_activity,
               LinkFunc func)
{
  for (guint i = 0; i < scope->activities->len; i++)
    {
      JalonsActivity *activity = g_ptr_array_index (scope->activities, i);
      g_autoptr (GPtrArray) links = jalons_dataset_referring (scope->dataset, to_activity,
                                                              jalons_record_get_id (activity));

      for (guint j = 0; j < links->len; j++)
        func (scope, table, activity, g_ptr_array_index (links, j));
    }
}

/* The row of those that are written alike; @missing is what an empty text is called. */
static JalonsBilanRow *
row_of_text (JalonsBilanTable *table,
             const char *text,
             const char *missing)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *folded = jalons_fold (words);
  g_autofree char *code = g_strdup_printf ("of-%s", folded);
  JalonsBilanRow *row = jalons_bilan_find_row (table, code);

  return row != NULL ? row : jalons_bilan_add_row (table, code, *words != '\0' ? words : missing);
}

/* By label, what is unsaid or gone last. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const JalonsBilanRow *first = *(JalonsBilanRow *const *) a, *second = *(JalonsBilanRow *const *) b;
  gboolean no_first = g_str_equal (first->code, "of-"), no_second = g_str_equal (second->code, "of-");

  if (no_first != no_second)
    return no_first ? 1 : -1;
  return jalons_collate (first->label, second->label);
}

/* A record that is counted once in a row counts one there. */
static void
count_distinct (JalonsBilanTable *table,
                unsigned column)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      JalonsBilanCell *cell = jalons_bilan_row_cell (g_ptr_array_index (table->rows, i), column);

      cell->number = (int) cell->records->len;
    }
}

/* ---- Actions of the Régions ---- */

/* A request that was accepted had been asked for: a number has those of the later steps in it. A step counts the states
 * of its bits. */
static const struct
{
  const char *code;
  const char *label;
  const char *how;
  unsigned states;
} steps[] = {
  /* clang-format off */
  { "to_ask", NC_ ("requests", "To be asked for"),
    N_ ("The activities tied to an action of a Région that was not asked for yet."),
    1 << JALONS_BOOKING_TO_ASK },
  { "asked", NC_ ("requests", "Asked for"),
    N_ ("The activities tied to an action that was asked for, whatever the answer; cancelled ones too."),
    1 << JALONS_BOOKING_ASKED | 1 << JALONS_BOOKING_WAITING | 1 << JALONS_BOOKING_ACCEPTED |
    1 << JALONS_BOOKING_REFUSED | 1 << JALONS_BOOKING_HELD },
  { "waiting", NC_ ("requests", "On a waiting list"),
    N_ ("Those of the requests that are on a waiting list."),
    1 << JALONS_BOOKING_WAITING },
  { "accepted", NC_ ("requests", "Accepted"),
    N_ ("Those of the requests that were accepted, held since or not."),
    1 << JALONS_BOOKING_ACCEPTED | 1 << JALONS_BOOKING_HELD },
  { "refused", NC_ ("requests", "Refused"),
    N_ ("Those of the requests that were refused."),
    1 << JALONS_BOOKING_REFUSED },
  { "held", NC_ ("requests", "Held"),
    N_ ("Those of the requests that are marked as held."),
    1 << JALONS_BOOKING_HELD },
  /* clang-format on */
};

static void
count_booking (JalonsBilanScope *scope,
               JalonsBilanTable *table,
               const JalonsActivity *activity,
               const JalonsRecord *booking)
{
  JalonsOffer *offer = jalons_link_target (scope->dataset, booking);
  JalonsBilanRow *row = row_of_text (table, offer != NULL ? jalons_offer_programme (offer) : "",
                                     _ ("Without a programme"));

  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((steps[i].states >> jalons_booking_state (booking) & 1) != 0)
      jalons_bilan_count (row, i, 1, booking);
}

void
jalons_bilan_add_offers (JalonsBilanScope *scope,
                         GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("offers", _ ("Actions of the Région"), _ ("Programme"),
                                                    JALONS_THEME_REGION);

  for (unsigned i = 0; i < G_N_ELEMENTS (steps); i++)
    jalons_bilan_add_column (table, steps[i].code, JALONS_CELL_COUNT,
                             g_dpgettext2 (GETTEXT_PACKAGE, "requests", steps[i].label),
                             _ (steps[i].how));
  for_each_link (scope, table, JALONS_BOOKING_ACTIVITY, count_booking);
  g_ptr_array_sort (table->rows, compare_rows);
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

/* ---- Ambassadors ---- */

enum
{
  AMBASSADORS,
  CAME,
  VISITS,
  VISITS_HELD,
};

/* As jalons_catalogue_count_genders(): who declined, and what is cancelled, does not count. */
static gboolean
is_expected (const JalonsActivity *activity,
             const JalonsVisit *visit)
{
  return jalons_visit_state (visit) != JALONS_VISIT_DECLINED &&
         jalons_activity_state (activity) != JALONS_STATE_CANCELLED;
}

static void
count_visit (JalonsBilanScope *scope,
             JalonsBilanTable *table,
             const JalonsActivity *activity,
             const JalonsRecord *visit)
{
  JalonsAmbassador *ambassador = jalons_link_target (scope->dataset, visit);
  JalonsBilanRow *row;

  if (ambassador == NULL || !is_expected (activity, visit))
    return;
  row = row_of_text (table, jalons_ambassador_sector (ambassador), _ ("Sector not given"));
  jalons_bilan_open (row, AMBASSADORS, ambassador);
  jalons_bilan_count (row, VISITS, 1, visit);
  if (jalons_visit_state (visit) != JALONS_VISIT_HELD)
    return;
  jalons_bilan_open (row, CAME, ambassador);
  jalons_bilan_count (row, VISITS_HELD, 1, visit);
}

/* By sector; who was forgotten since is counted still, without a name. */
void
jalons_bilan_add_ambassadors (JalonsBilanScope *scope,
                              GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("ambassadors", _ ("Ambassadors by sector"), _ ("Sector"),
                                                    JALONS_THEME_REGION);

  jalons_bilan_add_column (table, "ambassadors", JALONS_CELL_COUNT, _ ("Ambassadors"),
                           _ ("The persons who were asked to come, or are to be, and did not decline, each once; "
                              "cancelled activities do not count."));
  jalons_bilan_add_column (table, "came", JALONS_CELL_COUNT, _ ("Came"),
                           _ ("Those of them who came once at least: with a visit marked as held."));
  jalons_bilan_add_column (table, "visits", JALONS_CELL_COUNT, _ ("Visits"),
                           _ ("Their visits that were not declined, but for those to cancelled activities."));
  jalons_bilan_add_column (table, "visits_held", JALONS_CELL_COUNT, _ ("Visits held"),
                           _ ("Those of the visits that are marked as held."));
  for_each_link (scope, table, JALONS_VISIT_ACTIVITY, count_visit);
  g_ptr_array_sort (table->rows, compare_rows);
  jalons_bilan_finish (table);
  count_distinct (table, AMBASSADORS);
  count_distinct (table, CAME);
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}

typedef struct
{
  GHashTable *expected;
  GHashTable *came;
} Persons;

static void
find_persons (JalonsBilanScope *scope,
              const JalonsActivity *activity,
              Persons *persons)
{
  g_autoptr (GPtrArray) visits = jalons_dataset_referring (scope->dataset, JALONS_VISIT_ACTIVITY,
                                                           jalons_record_get_id (activity));

  for (guint i = 0; i < visits->len; i++)
    {
      JalonsAmbassador *ambassador = jalons_link_target (scope->dataset, visits->pdata[i]);

      if (ambassador == NULL || !is_expected (activity, visits->pdata[i]))
        continue;
      g_hash_table_add (persons->expected, ambassador);
      if (jalons_visit_state (visits->pdata[i]) == JALONS_VISIT_HELD)
        g_hash_table_add (persons->came, ambassador);
    }
}

static JalonsBilanRow *
row_of_gender (JalonsBilanTable *table,
               JalonsGender gender)
{
  switch (gender)
    {
    case JALONS_GENDER_WOMAN:
      return jalons_bilan_find_row (table, "women");
    case JALONS_GENDER_MAN:
      return jalons_bilan_find_row (table, "men");
    case JALONS_GENDER_UNSAID:
    default:
      return jalons_bilan_find_row (table, "unsaid");
    }
}

static void
count_genders (JalonsBilanTable *table,
               unsigned column,
               GHashTable *persons)
{
  GHashTableIter iter;
  gpointer person;

  g_hash_table_iter_init (&iter, persons);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    jalons_bilan_count (row_of_gender (table, (JalonsGender) jalons_ambassador_gender (person)), column, 1, NULL);
}

/* One person's gender is that person's own. */
static void
hide_one (JalonsBilanTable *table,
          unsigned column,
          GHashTable *persons)
{
  if (g_hash_table_size (persons) != 1)
    return;
  for (guint i = 0; i < table->rows->len; i++)
    jalons_bilan_clear (g_ptr_array_index (table->rows, i), column);
}

static void
add_gender_rows (JalonsBilanTable *table)
{
  jalons_bilan_add_column (table, "ambassadors", JALONS_CELL_COUNT, _ ("Ambassadors"),
                           _ ("The persons of the table of ambassadors, by the gender that they declared: an "
                              "aggregate, which is not told of one person alone."));
  jalons_bilan_add_column (table, "came", JALONS_CELL_COUNT, _ ("Came"),
                           _ ("Those of them who came once at least: an aggregate, which is not told of one person "
                              "alone."));
  jalons_bilan_add_row (table, "women", _ ("Women"));
  jalons_bilan_add_row (table, "men", _ ("Men"));
  jalons_bilan_add_row (table, "unsaid", _ ("Not said"));
}

/* Women and men: domain.md, sections 5.4 and 6. */
void
jalons_bilan_add_genders (JalonsBilanScope *scope,
                          GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("genders", _ ("Women and men among the ambassadors"), _ ("Gender"),
                                                    JALONS_THEME_REGION);
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) came = g_hash_table_new (NULL, NULL);
  Persons persons = { expected, came };

  add_gender_rows (table);
  for (guint i = 0; i < scope->activities->len; i++)
    find_persons (scope, g_ptr_array_index (scope->activities, i), &persons);
  count_genders (table, 0, expected);
  count_genders (table, 1, came);
  jalons_bilan_add_total (table);
  hide_one (table, 0, expected);
  hide_one (table, 1, came);
  jalons_bilan_take (table, tables);
}

/* ---- Documents ---- */

static void
count_attachment (JalonsBilanScope *scope,
                  JalonsBilanTable *table,
                  const JalonsActivity *activity,
                  const JalonsRecord *attachment)
{
  JalonsDocument *document = jalons_link_target (scope->dataset, attachment);
  JalonsBilanRow *row;

  if (document == NULL || jalons_activity_state (activity) == JALONS_STATE_CANCELLED)
    return;
  row = row_of_text (table, jalons_document_publisher (document), _ ("Publisher not given"));
  jalons_bilan_open (row, 0, document);
  jalons_bilan_count (row, 1, 1, activity);
  if (jalons_activity_state (activity) == JALONS_STATE_DONE)
    jalons_bilan_count (row, 2, 1, activity);
}

void
jalons_bilan_add_documents (JalonsBilanScope *scope,
                            GPtrArray *tables)
{
  JalonsBilanTable *table = jalons_bilan_table_new ("documents", _ ("Documents used"), _ ("Publisher"),
                                                    JALONS_THEME_REGION);

  jalons_bilan_add_column (table, "documents", JALONS_CELL_COUNT, _ ("Documents"),
                           _ ("The documents that an activity uses that is not cancelled, each once."));
  jalons_bilan_add_column (table, "uses", JALONS_CELL_COUNT, _ ("Uses"),
                           _ ("How often: each document of each activity that is not cancelled."));
  jalons_bilan_add_column (table, "uses_held", JALONS_CELL_COUNT, _ ("Uses held"),
                           _ ("Those of the uses in an activity that is marked as held."));
  for_each_link (scope, table, JALONS_ATTACHMENT_ACTIVITY, count_attachment);
  g_ptr_array_sort (table->rows, compare_rows);
  jalons_bilan_finish (table);
  count_distinct (table, 0);
  jalons_bilan_add_total (table);
  jalons_bilan_take (table, tables);
}
