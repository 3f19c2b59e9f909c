/* Where the pages of a long document end: what stands together, and figures that go on overleaf.
 * Invariant: every length is tried, so that each page break is met.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/pages.h"
#include "print/report.h"
#include "printed.h"

#include <string.h>

static const JalonsPrintOptions options = { .today = 739940 }; /* 20 November 2026 */

/* Returns: (transfer full) (element-type utf8): the text of each page */
static GPtrArray *
read_pages (GBytes *pdf)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  JalonsPages *pages = jalons_pages_open (pdf, &error);

  g_assert_no_error (error);
  for (int i = 0; i < jalons_pages_count (pages); i++)
    g_ptr_array_add (texts, jalons_pages_get_text (pages, i));
  jalons_pages_free (pages);
  return texts;
}

static int
find_page (GPtrArray *texts,
           const char *words)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], words) != NULL)
      return (int) i;
  return -1;
}

static void
add_table (JalonsReport *report,
           int n_rows)
{
  static const double shares[] = { 0.7, 0.3 };
  static const char *const heads[] = { "Quoi", "Combien", NULL }, *const total[] = { "Total général", "9 h", NULL };

  jalons_report_add (report, JALONS_REPORT_HEADING, "Un tableau");
  jalons_report_set_name (report, "table");
  jalons_report_add_table (report, "Un tableau", shares, heads);
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *label = g_strdup_printf ("Ligne %d.", i + 1);
      const char *const cells[] = { label, "1 h", NULL };

      jalons_report_add_row (report, cells);
    }
  jalons_report_add_total (report, total);
  jalons_report_add_reference (report, "Comment on compte", "table");
}

/* A total has a row over it, and what says how it is made is under it, on the same page. */
static void
test_total (void)
{
  for (int n = 1; n < 90; n++)
    {
      JalonsSpool *spool = jalons_spool_new (NULL);
      g_autoptr (JalonsReport) report = jalons_report_new ("Essai", "Essai", "Essai", &options, spool);
      g_autofree char *last = g_strdup_printf ("Ligne %d.", n);
      g_autoptr (GPtrArray) texts = NULL;
      g_autoptr (GBytes) pdf = NULL;

      add_table (report, n);
      jalons_report_finish (report);
      pdf = printed (spool);
      texts = read_pages (pdf);
      g_test_message ("%d rows, %u pages", n, texts->len);
      g_assert_cmpint (find_page (texts, "Total général"), ==, (int) texts->len - 1);
      g_assert_cmpint (find_page (texts, last), ==, (int) texts->len - 1);
      g_assert_cmpint (find_page (texts, "Comment on compte"), ==, (int) texts->len - 1);
    }
}

static GPtrArray *
make_bars (int n)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func (jalons_report_bar_free);

  for (int i = 0; i < n; i++)
    {
      JalonsReportBar *bar = g_new0 (JalonsReportBar, 1);

      bar->label = g_strdup_printf ("Classe %d.", i + 1);
      for (int j = 0; j < 3; j++)
        {
          bar->values[j] = i + j;
          bar->words[j] = g_strdup_printf ("%d h", i + j);
        }
      g_ptr_array_add (bars, bar);
    }
  return bars;
}

/* However many bars: each is there once, no page has fewer than three, and the first page is not left empty. */
static void
test_bars (void)
{
  static const char *const series[] = { "Dû", "Prévu", "Réalisé", NULL };

  for (int n = 1; n < 60; n++)
    {
      JalonsSpool *spool = jalons_spool_new (NULL);
      g_autoptr (JalonsReport) report = jalons_report_new ("Essai", "Essai", "Essai", &options, spool);
      g_autoptr (GPtrArray) bars = make_bars (n), texts = NULL;
      g_autoptr (GBytes) pdf = NULL;

      jalons_report_add (report, JALONS_REPORT_HEADING, "Des barres");
      jalons_report_add_bars (report, "", series, bars);
      jalons_report_finish (report);
      pdf = printed (spool);
      texts = read_pages (pdf);
      g_test_message ("%d bars, %u pages", n, texts->len);
      g_assert_cmpint (find_page (texts, "Classe 1."), ==, 0);
      for (int i = 0; i < n; i++)
        {
          g_autofree char *label = g_strdup_printf ("Classe %d.", i + 1);
          int least = MAX (n - 3, 0);

          g_assert_cmpint (find_page (texts, label), >=, i >= least ? (int) texts->len - 1 : 0);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/report/total", test_total);
  g_test_add_func ("/print/report/bars", test_bars);
  return g_test_run ();
}
