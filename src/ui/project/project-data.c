/* The pluriannual project of the selected school, and the years that it is about.
 * Invariant: what is not loaded yet is an empty dataset, never none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/project-data.h"

#include "store/carried.h"
#include "ui/kept-years.h"
#include "ui/sharing/sharing.h"

struct _JalonsProjectData
{
  GObject parent_instance;

  JalonsWorkspace *workspace;
  JalonsSharing *sharing; /* weak: the workspace makes it when it opens */
  JalonsKeptYears *years;
  JalonsDataset *nothing;     /* while they are being loaded */
  char *school_id;            /* whose years are wanted, or NULL */
  char *project_id;           /* the one that was chosen; NULL for the one of the open year */
  gboolean wanted;            /* somebody looks at it */
  JalonsProgramme *programme; /* of the project, or NULL when it was not asked for since the last change */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsProjectData, jalons_project_data, G_TYPE_OBJECT)

static void
announce (JalonsProjectData *self)
{
  g_clear_pointer (&self->programme, jalons_programme_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The project that is to be seen, as the workspace knows it: it has the projects of every school. */
static JalonsProject *
find_project (JalonsProjectData *self,
              JalonsDataset *dataset,
              JalonsSchool *school)
{
  JalonsProject *project = self->project_id ? jalons_dataset_lookup (dataset, JALONS_ENTITY_PROJECT, self->project_id)
                                            : NULL;

  if (project != NULL && g_str_equal (jalons_project_school (project), jalons_record_get_id (school)))
    return project;
  return jalons_project_usual (dataset, school, jalons_workspace_get_start_year (self->workspace));
}

/* Where there is no project yet, those of the one that would be created. */
static void
want_years (JalonsProjectData *self,
            JalonsSchool *school)
{
  JalonsProject *project = find_project (self, jalons_workspace_get_dataset (self->workspace), school);
  int open = jalons_workspace_get_start_year (self->workspace), first = open - 1, n_years = JALONS_PROJECT_YEARS + 2;

  if (project != NULL)
    jalons_project_years_around (project, open, &first, &n_years);
  jalons_kept_years_want (self->years, self->school_id, first, n_years);
}

/* What is in conflict is no change of a record. */
static void
follow_conflicts (JalonsProjectData *self)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (self->workspace);

  if (g_set_weak_pointer (&self->sharing, sharing) && sharing != NULL)
    g_signal_connect_object (sharing, "conflicts-changed", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
}

/* What is loaded is that of the school and the project that are selected, as soon as somebody looks. */
static void
check (JalonsProjectData *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);
  gboolean other;

  follow_conflicts (self);
  if (!self->wanted || school == NULL)
    return;
  other = g_strcmp0 (jalons_record_get_id (school), self->school_id) != 0;
  g_free (self->school_id);
  self->school_id = g_strdup (jalons_record_get_id (school));
  want_years (self, school);
  if (other)
    announce (self);
}

/* GObject */

static void
jalons_project_data_dispose (GObject *object)
{
  JalonsProjectData *self = JALONS_PROJECT_DATA (object);

  g_clear_pointer (&self->programme, jalons_programme_free);
  g_clear_object (&self->years);
  g_clear_object (&self->nothing);
  g_clear_weak_pointer (&self->sharing);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->school_id, g_free);
  g_clear_pointer (&self->project_id, g_free);

  G_OBJECT_CLASS (jalons_project_data_parent_class)->dispose (object);
}

static void
jalons_project_data_class_init (JalonsProjectDataClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_project_data_dispose;

  /**
   * JalonsProjectData::changed:
   *
   * The school, the project or anything in them is another. Views show everything anew, cheaply.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_PROJECT_DATA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_project_data_init (JalonsProjectData *self)
{
  self->nothing = jalons_dataset_new ();
}

JalonsProjectData *
jalons_project_data_new (JalonsWorkspace *workspace)
{
  JalonsProjectData *self = g_object_new (JALONS_TYPE_PROJECT_DATA, NULL);

  self->workspace = g_object_ref (workspace);
  self->years = jalons_kept_years_new (workspace);
  g_signal_connect_object (self->years, "changed", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::start-year", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::today", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * jalons_project_data_get_workspace:
 *
 * Returns: (transfer none): that of the window
 */
JalonsWorkspace *
jalons_project_data_get_workspace (JalonsProjectData *self)
{
  return self->workspace;
}

/**
 * jalons_project_data_set_wanted:
 * @wanted: whether somebody looks at it now
 *
 * What nobody looks at is not loaded when another school is selected.
 */
void
jalons_project_data_set_wanted (JalonsProjectData *self,
                                gboolean wanted)
{
  self->wanted = wanted;
  check (self);
}

/**
 * jalons_project_data_is_loaded:
 *
 * Returns: whether what it holds is that of the selected school
 */
gboolean
jalons_project_data_is_loaded (JalonsProjectData *self)
{
  JalonsSchool *school = jalons_workspace_get_school (self->workspace);

  return school != NULL && g_strcmp0 (self->school_id, jalons_record_get_id (school)) == 0 &&
         jalons_kept_years_get_dataset (self->years) != NULL;
}

/**
 * jalons_project_data_get_dataset:
 *
 * Returns: (transfer none): all years of the school; empty before they are loaded
 */
JalonsDataset *
jalons_project_data_get_dataset (JalonsProjectData *self)
{
  JalonsDataset *dataset = jalons_kept_years_get_dataset (self->years);

  return dataset != NULL ? dataset : self->nothing;
}

/**
 * jalons_project_data_get_school:
 *
 * Returns: (transfer none) (nullable): the school whose project it is
 */
JalonsSchool *
jalons_project_data_get_school (JalonsProjectData *self)
{
  return jalons_dataset_lookup (jalons_project_data_get_dataset (self), JALONS_ENTITY_SCHOOL, self->school_id);
}

/**
 * jalons_project_data_get_project:
 *
 * Returns: (transfer none) (nullable): the project that was chosen; else the one that the open year is in, or the latest
 */
JalonsProject *
jalons_project_data_get_project (JalonsProjectData *self)
{
  JalonsSchool *school = jalons_project_data_get_school (self);

  return school != NULL ? find_project (self, jalons_project_data_get_dataset (self), school) : NULL;
}

/**
 * jalons_project_data_set_project:
 * @id: (nullable): a project of the school; %NULL for the one of the open year
 */
void
jalons_project_data_set_project (JalonsProjectData *self,
                                 const char *id)
{
  g_free (self->project_id);
  self->project_id = g_strdup (id);
  check (self);
  announce (self);
}

/**
 * jalons_project_data_lookup:
 * @id: (nullable): of anything
 *
 * Returns: (transfer none) (nullable): as it now is; not for keeping
 */
JalonsRecord *
jalons_project_data_lookup (JalonsProjectData *self,
                            JalonsEntityId entity,
                            const char *id)
{
  return id != NULL ? jalons_dataset_lookup (jalons_project_data_get_dataset (self), entity, id) : NULL;
}

JalonsDay
jalons_project_data_get_today (JalonsProjectData *self)
{
  return jalons_workspace_get_today (self->workspace);
}

/**
 * jalons_project_data_get_programme:
 *
 * Returns: (transfer none) (nullable): that of the project, good until the next change
 */
const JalonsProgramme *
jalons_project_data_get_programme (JalonsProjectData *self)
{
  JalonsProject *project = jalons_project_data_get_project (self);

  if (self->programme == NULL && project != NULL)
    self->programme = jalons_programme_new (jalons_project_data_get_dataset (self), project);
  return self->programme;
}

/**
 * jalons_project_data_is_copy:
 *
 * Returns: whether the school was carried here, to be read and reviewed
 */
gboolean
jalons_project_data_is_copy (JalonsProjectData *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  return store != NULL && self->school_id != NULL && jalons_store_is_carried (store, self->school_id);
}

/**
 * jalons_project_data_is_editable:
 *
 * Returns: whether the texts, goals, intentions and partners of the project may be changed now; remarks always may
 */
gboolean
jalons_project_data_is_editable (JalonsProjectData *self)
{
  JalonsProject *project = jalons_project_data_get_project (self);

  return project != NULL && !jalons_project_data_is_copy (self) && jalons_project_is_editable (project);
}

/**
 * jalons_project_data_do:
 * @proposal: what a gesture would write
 * @message: (nullable): what the toast says that offers to undo; %NULL for none
 *
 * Writes it, or says why there is nothing to write.
 *
 * Returns: whether there was something to write
 */
gboolean
jalons_project_data_do (JalonsProjectData *self,
                        const JalonsProposal *proposal,
                        const char *message)
{
  if (proposal->drafts->len == 0 && proposal->left != NULL)
    jalons_workspace_fail (self->workspace, proposal->left);
  if (proposal->drafts->len == 0)
    return FALSE;
  if (message != NULL)
    jalons_workspace_write_saying (self->workspace, proposal->label, proposal->drafts, message);
  else
    jalons_workspace_write (self->workspace, proposal->label, proposal->drafts);
  return TRUE;
}
