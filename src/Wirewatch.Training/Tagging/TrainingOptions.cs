namespace Wirewatch.Training.Tagging;

/// <summary>How the recogniser is trained.</summary>
/// <param name="Seed">Decides the order of the samples and what is left out at random.</param>
/// <param name="Epochs">How often each sample is seen.</param>
/// <param name="Rate">The first step of AdaGrad; the last is 0.3 times as large.</param>
/// <param name="Caution">What AdaGrad's sums of squares begin with: the larger, the less a rare feature can learn by heart.</param>
/// <param name="Dropout">The share of features left out at random.</param>
/// <param name="Decay">How much weights shrink with each step that touches them.</param>
/// <param name="Rarest">How often a feature must occur to be learned.</param>
/// <param name="Members">How many trainings of the model, each with a seed of its own, the shipped weights are the mean of.</param>
/// <param name="Features">How many features the model keeps.</param>
internal sealed record TrainingOptions(int Seed, int Epochs, float Rate, float Caution, float Dropout, float Decay, int Rarest, int Members, int Features)
{
    /// <summary>What the shipped model was trained with.</summary>
    public static TrainingOptions Shipped { get; } = new(Seed: 1, Epochs: 12, Rate: 0.2f, Caution: 4, Dropout: 0.5f, Decay: 0, Rarest: 2, Members: 3, Features: 250_000);
}
