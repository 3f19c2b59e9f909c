/* The request to the Région, a page for each school.
 * Invariant: the places are counted as core/catalogue/catalogue.h counts them: the waiting list stands beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/request.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/error.h"
#include "core/record/keys.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/letter.h"
#include "print/origin.h"

static gboolean
is_asked (JalonsDataset *dataset,
          const JalonsBooking *booking)
{
  JalonsActivity *activity = jalons_link_activity (dataset, booking);

  return activity != NULL && jalons_activity_state (activity) != JALONS_STATE_CANCELLED &&
         jalons_booking_state (booking) != JALONS_BOOKING_REFUSED;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  const JalonsBooking *one = *(JalonsBooking *const *) a, *other = *(JalonsBooking *const *) b;
  JalonsRecord *offer = jalons_link_target (data, one), *another = jalons_link_target (data, other);
  int order = jalons_collate (offer ? jalons_offer_title (offer) : "", another ? jalons_offer_title (another) : "");

  if (order != 0)
    return order;
  return jalons_slot_compare (jalons_activity_slot (jalons_link_activity (data, one)),
                              jalons_activity_slot (jalons_link_activity (data, other)));
}

/* Returns: (transfer container): the bookings of @school, by offer and by date */
static GPtrArray *
list_bookings (JalonsDataset *dataset,
               const JalonsSchool *school)
{
  GListModel *list = jalons_dataset_get_list (dataset, JALONS_ENTITY_BOOKING);
  GPtrArray *bookings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (JalonsBooking) booking = g_list_model_get_item (list, i);

      if (is_asked (dataset, booking) && jalons_origin_school (dataset, jalons_link_activity (dataset, booking)) == school)
        g_ptr_array_add (bookings, g_steal_pointer (&booking));
    }
  g_ptr_array_sort_with_data (bookings, compare, dataset);
  return bookings;
}

static char *
offer_words (const JalonsRecord *offer)
{
  if (offer == NULL)
    return g_strdup (_ ("(deleted)"));
  if (*jalons_offer_programme (offer) == '\0')
    return g_strdup (jalons_offer_title (offer));
  return g_strdup_printf ("%s – %s", jalons_offer_title (offer), jalons_offer_programme (offer));
}

/* What a school asks for, summed up. */
typedef struct
{
  guint n;
  int pupils;
} Sum;

typedef struct
{
  Sum wanted;
  Sum waiting;   /* on the waiting list: no place is counted for them, as in JalonsPlaces */
  int n_unknown; /* classes whose headcount nobody gave: they count as no pupil */
} Sums;

static void
add_booking (JalonsLetter *letter,
             JalonsDataset *dataset,
             const JalonsBooking *booking,
             Sums *sums)
{
  Sum *total = jalons_booking_state (booking) == JALONS_BOOKING_WAITING ? &sums->waiting : &sums->wanted;
  JalonsActivity *activity = jalons_link_activity (dataset, booking);
  g_autoptr (GPtrArray) divisions = jalons_dataset_activity_divisions (dataset, activity);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *offer = offer_words (jalons_link_target (dataset, booking));
  g_autofree char *slot = jalons_origin_slot (activity);
  g_autofree char *length = jalons_format_minutes (jalons_activity_slot (activity).minutes);
  g_autofree char *count = NULL;
  int sum = 0;

  for (guint i = 0; i < divisions->len; i++)
    {
      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", jalons_division_code (divisions->pdata[i]));
      if (jalons_division_headcount (divisions->pdata[i]) == JALONS_UNSET)
        sums->n_unknown++;
      else
        sum += jalons_division_headcount (divisions->pdata[i]);
    }
  total->pupils += sum;
  total->n++;
  count = sum > 0 ? jalons_format_number (sum) : g_strdup ("");
  {
    const char *const cells[] = { offer, codes->str, count, slot, length, jalons_link_state_label (booking), NULL };

    jalons_letter_add_row (letter, cells);
  }
}

static void
add_sums (JalonsLetter *letter,
          const Sums *sums)
{
  g_autofree char *pupils = jalons_format_number (sums->wanted.pupils);
  g_autofree char *waiting_pupils = jalons_format_number (sums->waiting.pupils);
  g_autofree char *wanted = g_strdup_printf (ngettext ("%1$u request, %2$s places for pupils.",
                                                       "%1$u requests, %2$s places for pupils.", sums->wanted.n),
                                             sums->wanted.n, pupils);
  g_autofree char *waiting =
    g_strdup_printf (ngettext ("On the waiting list, beside these: %1$u request, %2$s places for pupils.",
                               "On the waiting list, beside these: %1$u requests, %2$s places for pupils.",
                               sums->waiting.n),
                     sums->waiting.n, waiting_pupils);

  jalons_letter_add_text (letter, wanted);
  if (sums->waiting.n > 0)
    jalons_letter_add_text (letter, waiting);
  if (sums->n_unknown > 0)
    jalons_letter_add_note (letter, _ ("Classes without a known headcount are not in the number of pupils."));
}

static void
add_table (JalonsLetter *letter,
           JalonsDataset *dataset,
           GPtrArray *bookings)
{
  static const double shares[] = { 0.31, 0.13, 0.08, 0.25, 0.09, 0.14 };
  const char *const heads[] = { _ ("Action of the Région"), _ ("Classes"), _ ("Pupils"), _ ("Wanted on"), _ ("Duration"),
                                _ ("State"), NULL };
  Sums sums = { 0 };

  jalons_letter_add_table (letter, _ ("Actions asked of the Région"), shares, heads);
  jalons_letter_set_numbers (letter, 2);
  for (guint i = 0; i < bookings->len; i++)
    add_booking (letter, dataset, bookings->pdata[i], &sums);
  add_sums (letter, &sums);
}

static void
add_school (JalonsLetter *letter,
            JalonsDataset *dataset,
            const JalonsSchool *school,
            GPtrArray *bookings,
            const JalonsPrintOptions *options)
{
  /* Translators: the name of a school */
  g_autofree char *title = g_strdup_printf (_ ("Request to the Région: %s"), jalons_school_name (school));
  g_autofree char *place = g_strjoin (" · ", jalons_school_uai (school),
                                      *jalons_school_town (school) ? jalons_school_town (school) : NULL, NULL);
  JalonsActivity *activity = jalons_link_activity (dataset, bookings->pdata[0]);

  jalons_letter_add_part (letter, title, place);
  jalons_letter_add_logo (letter, options, school);
  jalons_origin_add (letter, dataset, jalons_activity_start_year (dataset, activity));
  jalons_letter_add_text (letter, _ ("For the hours dedicated to orientation, the school asks the Région for these actions:"));
  add_table (letter, dataset, bookings);
  jalons_letter_add_blank (letter, _ ("The head of school (date and signature):"));
}

/**
 * jalons_print_request:
 * @dataset: the data of one school year
 * @schools: (element-type JalonsSchool): of which schools, in the order of the pages
 * @options: the date of printing, and the logos
 * @spool: gets the PDF, tagged to PDF/UA-1
 *
 * Returns: whether it was drawn; if not, %JALONS_ERROR_MISSING: none of @schools asks for anything
 */
gboolean
jalons_print_request (JalonsDataset *dataset,
                      GPtrArray *schools,
                      const JalonsPrintOptions *options,
                      JalonsSpool *spool,
                      GError **error)
{
  g_autoptr (JalonsLetter) letter = jalons_letter_new (_ ("Request to the Région"), _ ("Actions asked of the Région"),
                                                       options->today);
  guint n_parts = 0;

  for (guint i = 0; i < schools->len; i++)
    {
      g_autoptr (GPtrArray) bookings = list_bookings (dataset, schools->pdata[i]);

      if (bookings->len == 0)
        continue;
      add_school (letter, dataset, schools->pdata[i], bookings, options);
      n_parts++;
    }
  if (n_parts > 0)
    {
      jalons_letter_finish (letter, spool);
      return TRUE;
    }
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                       _ ("Nothing is asked of the Région this year: attach its actions to classes first."));
  return FALSE;
}
