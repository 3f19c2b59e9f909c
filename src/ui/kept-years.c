/* Some years in memory, loaded when they are wanted and kept true.
 * Invariant: while others are being loaded, those that were there before are not given any more.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/kept-years.h"

#include "core/record/selecting.h"

struct _JalonsKeptYears
{
  GObject parent_instance;

  JalonsWorkspace *workspace;
  JalonsStore *store;        /* whose gestures are listened to */
  JalonsDataset *dataset;    /* NULL until it is loaded */
  char *school;              /* whose; NULL for all of them */
  int start_year, n_years;   /* 0 for none */
  GCancellable *cancellable; /* while they are being loaded */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsKeptYears, jalons_kept_years, G_TYPE_OBJECT)

static void
announce (JalonsKeptYears *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_written (JalonsStore *store,
            GPtrArray *records,
            JalonsKeptYears *self)
{
  g_autoptr (GPtrArray) own = NULL;

  if (self->dataset == NULL)
    return;
  own = jalons_dataset_select (self->dataset, self->school, self->start_year, self->n_years, records);
  if (own->len == 0)
    return;
  jalons_dataset_apply (self->dataset, (JalonsRecord *const *) own->pdata, own->len);
  announce (self);
}

static void
on_loaded (GObject *store,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (JalonsKeptYears) self = data;
  g_autoptr (GError) error = NULL;
  JalonsDataset *dataset = jalons_store_load_school_finish (JALONS_STORE (store), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (dataset == NULL)
    {
      jalons_workspace_fail (self->workspace, error->message);
      return;
    }
  self->dataset = dataset;
  announce (self);
}

static void
forget (JalonsKeptYears *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dataset);
}

static void
load (JalonsKeptYears *self)
{
  forget (self);
  if (self->store == NULL || self->n_years == 0)
    return;
  self->cancellable = g_cancellable_new ();
  jalons_store_load_school_async (self->store, self->school, self->start_year, self->n_years, self->cancellable, on_loaded,
                                  g_object_ref (self));
}

static void
on_store (JalonsKeptYears *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  if (store == self->store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "written", G_CALLBACK (on_written), self, 0);
  load (self);
}

static void
jalons_kept_years_dispose (GObject *object)
{
  JalonsKeptYears *self = JALONS_KEPT_YEARS (object);

  forget (self);
  g_clear_object (&self->store);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->school, g_free);

  G_OBJECT_CLASS (jalons_kept_years_parent_class)->dispose (object);
}

static void
jalons_kept_years_class_init (JalonsKeptYearsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_kept_years_dispose;

  /**
   * JalonsKeptYears::changed:
   *
   * They are loaded, or something in them is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_KEPT_YEARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_kept_years_init (JalonsKeptYears *self)
{
}

/**
 * jalons_kept_years_new:
 *
 * Returns: (transfer full): none yet
 */
JalonsKeptYears *
jalons_kept_years_new (JalonsWorkspace *workspace)
{
  JalonsKeptYears *self = g_object_new (JALONS_TYPE_KEPT_YEARS, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::store", G_CALLBACK (on_store), self, G_CONNECT_SWAPPED);
  on_store (self);
  return self;
}

/**
 * jalons_kept_years_want:
 * @school: (nullable): id of a school; %NULL for all of them
 * @start_year: the first year: 2026 for 2026-2027
 * @n_years: how many; 0 to keep none
 *
 * Loads them, unless they are what is there.
 */
void
jalons_kept_years_want (JalonsKeptYears *self,
                        const char *school,
                        int start_year,
                        int n_years)
{
  if (start_year == self->start_year && n_years == self->n_years && g_strcmp0 (school, self->school) == 0)
    return;
  g_free (self->school);
  self->school = g_strdup (school);
  self->start_year = start_year;
  self->n_years = n_years;
  load (self);
}

/**
 * jalons_kept_years_get_dataset:
 *
 * Returns: (transfer none) (nullable): what was wanted; %NULL while it is being loaded
 */
JalonsDataset *
jalons_kept_years_get_dataset (JalonsKeptYears *self)
{
  return self->dataset;
}
