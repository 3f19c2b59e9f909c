/* Reading and writing the setting, and keeping the years of the school that follows.
 * Invariant: until the setting was read and the years are there, no school follows; then "changed" says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/programme/onward-choice.h"

#include "core/project/project.h"
#include "store/settings.h"
#include "ui/kept-years.h"

struct _JalonsOnwardChoice
{
  GObject parent_instance;

  JalonsProjectData *data;
  JalonsVoie voie;
  JalonsKeptYears *years;
  char *key;                 /* of the setting that was read, or is being read */
  char *setting;             /* NULL until it was read */
  GCancellable *cancellable; /* while it is being read */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsOnwardChoice, jalons_onward_choice, G_TYPE_OBJECT)

static JalonsWorkspace *
workspace_of (JalonsOnwardChoice *self)
{
  return jalons_project_data_get_workspace (self->data);
}

static JalonsDataset *
known (JalonsOnwardChoice *self)
{
  return jalons_workspace_get_dataset (workspace_of (self));
}

static void
announce (JalonsOnwardChoice *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * jalons_onward_choice_list:
 *
 * Returns: (transfer full) (element-type JalonsSchool): what there is to choose from, the nearest first
 */
GPtrArray *
jalons_onward_choice_list (JalonsOnwardChoice *self)
{
  JalonsSchool *school = jalons_workspace_get_school (workspace_of (self));

  return school != NULL ? jalons_onward_list (known (self), school, self->voie)
                        : g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * jalons_onward_choice_get:
 *
 * Returns: (transfer none) (nullable): the school that follows; the nearest when none was chosen
 */
JalonsSchool *
jalons_onward_choice_get (JalonsOnwardChoice *self)
{
  JalonsSchool *school = jalons_workspace_get_school (workspace_of (self));

  return school != NULL && self->setting != NULL ? jalons_onward_chosen (known (self), school, self->voie, self->setting)
                                                 : NULL;
}

/* As many years as the project has, for what it leads to comes after them. */
static void
want_years (JalonsOnwardChoice *self)
{
  JalonsProject *project = jalons_project_data_get_project (self->data);
  JalonsSchool *school = jalons_onward_choice_get (self);
  int first, n_years;

  if (project == NULL || school == NULL)
    return;
  jalons_project_years_around (project, jalons_workspace_get_start_year (workspace_of (self)), &first, &n_years);
  jalons_kept_years_want (self->years, jalons_record_get_id (school), first, n_years);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsOnwardChoice) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = jalons_store_get_setting_finish (JALONS_STORE (object), result, &error);

  /* Another school has another key. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (value == NULL)
    {
      jalons_workspace_fail (workspace_of (self), error->message);
      return;
    }
  self->setting = g_steal_pointer (&value);
  want_years (self);
  announce (self);
}

static void
stop_reading (JalonsOnwardChoice *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * jalons_onward_choice_update:
 *
 * Reads what was chosen for the school that is open, unless that is what is there.
 */
void
jalons_onward_choice_update (JalonsOnwardChoice *self)
{
  JalonsSchool *school = jalons_workspace_get_school (workspace_of (self));
  JalonsStore *store = jalons_workspace_get_store (workspace_of (self));
  g_autofree char *key = school != NULL ? jalons_onward_key (school, self->voie) : NULL;

  if (school == NULL || store == NULL)
    return;
  if (g_strcmp0 (key, self->key) == 0)
    {
      want_years (self);
      return;
    }
  stop_reading (self);
  g_free (self->key);
  self->key = g_steal_pointer (&key);
  g_clear_pointer (&self->setting, g_free);
  self->cancellable = g_cancellable_new ();
  jalons_store_get_setting_async (store, self->key, self->cancellable, on_read, g_object_ref (self));
}

static void
on_written (GObject *object,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (JalonsOnwardChoice) self = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_set_setting_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (workspace_of (self), error->message);
}

/**
 * jalons_onward_choice_set:
 * @setting: the id of a school, or %JALONS_ONWARD_NOWHERE
 */
void
jalons_onward_choice_set (JalonsOnwardChoice *self,
                          const char *setting)
{
  JalonsStore *store = jalons_workspace_get_store (workspace_of (self));

  if (self->key == NULL || store == NULL)
    return;
  stop_reading (self);
  g_free (self->setting);
  self->setting = g_strdup (setting);
  jalons_store_set_setting_async (store, self->key, setting, NULL, on_written, g_object_ref (self));
  want_years (self);
  announce (self);
}

/**
 * jalons_onward_choice_tell:
 *
 * Puts the school that follows into @onward, if its years are there.
 */
void
jalons_onward_choice_tell (JalonsOnwardChoice *self,
                           JalonsOnward *onward)
{
  JalonsSchool *school = jalons_onward_choice_get (self);
  JalonsDataset *dataset = jalons_kept_years_get_dataset (self->years);

  if (school != NULL && dataset != NULL &&
      jalons_dataset_lookup (dataset, JALONS_ENTITY_SCHOOL, jalons_record_get_id (school)) != NULL)
    jalons_onward_set (onward, self->voie, dataset, school);
}

/* GObject */

static void
jalons_onward_choice_dispose (GObject *object)
{
  JalonsOnwardChoice *self = JALONS_ONWARD_CHOICE (object);

  stop_reading (self);
  g_clear_object (&self->years);
  g_clear_object (&self->data);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->setting, g_free);

  G_OBJECT_CLASS (jalons_onward_choice_parent_class)->dispose (object);
}

static void
jalons_onward_choice_class_init (JalonsOnwardChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_onward_choice_dispose;

  /**
   * JalonsOnwardChoice::changed:
   *
   * Another school follows, or something in its years is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_ONWARD_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_onward_choice_init (JalonsOnwardChoice *self)
{
}

JalonsOnwardChoice *
jalons_onward_choice_new (JalonsProjectData *data,
                          JalonsVoie voie)
{
  JalonsOnwardChoice *self = g_object_new (JALONS_TYPE_ONWARD_CHOICE, NULL);

  self->data = g_object_ref (data);
  self->voie = voie;
  self->years = jalons_kept_years_new (workspace_of (self));
  g_signal_connect_object (self->years, "changed", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  return self;
}
